// EPCIS XML into the JSON-LD form, as far as the vectors of the event hash need it: the product itself reads JSON-LD only.
import type { JsonObject } from '#lib/standards/json-shape.ts'

type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

/** The events of an EPCIS XML document, and a JSON-LD context by which their extension names are read. */
export function readEpcisXml(xml: string): { events: JsonObject[]; context: Record<string, string>; ignored: Set<string> } {
  const root = parse(xml)
  const namespaces = Object.fromEntries([...xml.matchAll(/xmlns:([\w-]+)="([^"]*)"/g)].map(([, prefix, uri]) => [prefix!, uri!]))
  const { gs1, cbv, ...others } = namespaces
  // A word like example:Speed stays as it is, because XML does not resolve prefixes within values: so keys get prefixes of their own.
  const context = Object.fromEntries(Object.entries(others).map(([prefix, uri]) => [`x-${prefix}`, uri]))
  const named = (name: string) => (name.includes(':') ? `x-${name}` : name)
  const list = find(root, 'EventList')!
  const ignored = find(root, 'repository-x:ignoreFields')?.children ?? []
  return {
    events: list.children.flatMap((one) => (one.name === 'extension' ? one.children : [one])).map((one) => event(one, named)),
    context: { ...context, ...(gs1 ? { gs1 } : {}), ...(cbv ? { cbv } : {}) },
    ignored: new Set(ignored.map(({ name }) => `{${namespaces[name.split(':')[0]!]}}${name.split(':')[1]}`)),
  }
}

function event(element: Element, named: (name: string) => string): JsonObject {
  const flat = (one: Element): Element[] =>
    one.children.flatMap((child) => (/^(extension|baseExtension)$/.test(child.name) ? flat(child) : [child]))
  const given: JsonObject = { type: element.name }
  for (const child of flat(element)) given[named(child.name)] = property(child, named)
  return given
}

function property(element: Element, named: (name: string) => string): unknown {
  const { name, children, text } = element
  if (/^(epcList|childEPCs|inputEPCList|outputEPCList)$/.test(name)) return children.map((child) => child.text)
  if (/quantityList$/i.test(name)) return children.map((child) => content(child, named))
  if (/^(bizTransactionList|sourceList|destinationList)$/.test(name))
    return children.map((child) => ({ ...child.attributes, [child.name]: child.text }))
  if (name === 'persistentDisposition')
    return Object.fromEntries(
      ['set', 'unset'].map((key) => [key, children.filter((child) => child.name === key).map((child) => child.text)]),
    )
  if (name === 'sensorElementList')
    return children.map((child) => {
      const { sensorReport: _one, ...rest } = content(child, named) as JsonObject
      const reports = child.children.filter((one) => one.name === 'sensorReport')
      return { ...rest, sensorReport: reports.map((report) => content(report, named)) }
    })
  return children.length === 0 && Object.keys(element.attributes).length === 0 ? text : content(element, named)
}

function content(element: Element, named: (name: string) => string): unknown {
  const attributes = Object.entries(element.attributes).map(([name, value]) => [named(name), value])
  if (attributes.length === 0 && element.children.length === 0) return element.text
  const members = Object.groupBy(element.children, ({ name }) => named(name))
  const inner = Object.entries(members).map(([name, ones]) => {
    const values = ones!.map((one) => content(one, named))
    return [name, values.length === 1 ? values[0] : values]
  })
  return Object.fromEntries([...attributes, ...inner])
}

function find(element: Element, name: string): Element | undefined {
  for (const child of element.children) {
    const found = child.name === name ? child : find(child, name)
    if (found) return found
  }
  return undefined
}

/** Elements, attributes and text; enough for files without CDATA. */
function parse(xml: string): Element {
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  for (const [, tag, text] of xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').matchAll(/<([^>]+)>|([^<]+)/g)) {
    const parent = open.at(-1)!
    if (text !== undefined) parent.text = (parent.text + unescaped(text)).trim()
    else if (tag!.startsWith('/')) open.pop()
    else {
      const attributes = Object.fromEntries(
        [...tag!.matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g)].map(([, name, value]) => [name, unescaped(value!)]),
      )
      const element = { name: /^[\w:.-]+/.exec(tag!)![0], attributes, children: [], text: '' }
      parent.children.push(element)
      if (!tag!.endsWith('/')) open.push(element)
    }
  }
  return document.children[0]!
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
