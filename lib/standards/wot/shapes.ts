/** W3C WoT Thing Models (Thing Description 1.1, chapter 9) as shapes of our own. A model is a description whose places and secrets are not known yet. */
import {
  all,
  anything,
  boolean,
  dateTime,
  either,
  isObject,
  lazily,
  list,
  type Members,
  map,
  matching,
  number,
  object,
  type Problem,
  rule,
  type Shape,
  text,
  uri,
  word,
} from '../json-shape.ts'

const model = 'tm:ThingModel'
const contextOf11 = 'https://www.w3.org/2022/wot/td/v1.1'
const contextOf10 = 'https://www.w3.org/2019/wot/td/v1'

const texts = list(text)
const oneOrMore = either(text, list(text, { least: 1 }))
const spoken: Members = { title: text, titles: map(text), description: text, descriptions: map(text) }

/** "{{LIMIT}}" stands for a value that whoever builds the thing fills in (9.3.3). */
const placeholder = matching(/\{\{[^{}]+\}\}/, '{{NAME}}')
const orPlaceholder = (shape: Shape) => either(shape, placeholder)

const whole: Shape = (value, pointer, problems) => {
  if (!Number.isInteger(value) || (value as number) < 0) problems.push({ pointer, reason: 'wrongForm', expected: '0, 1, 2, …' })
}
const aboveZero: Shape = (value, pointer, problems) => {
  if (typeof value !== 'number' || value <= 0) problems.push({ pointer, reason: 'wrongForm', expected: '> 0' })
}

/** A type of the part itself; only the whole is a Thing Model. */
const partType: Shape = all(either(text, texts), (value, pointer, problems) => {
  if ([value].flat().includes(model)) problems.push({ pointer, reason: 'unexpected' })
})

const dataSchema: Shape = lazily(() => object({}, dataMembers, 'any'))
const dataMembers: Members = {
  ...spoken,
  '@type': partType,
  type: orPlaceholder(word('boolean', 'integer', 'number', 'string', 'object', 'array', 'null')),
  ...{ unit: text, format: text, contentEncoding: text, contentMediaType: text, const: anything, default: anything },
  ...{ readOnly: orPlaceholder(boolean), writeOnly: orPlaceholder(boolean) },
  enum: orPlaceholder(all(list(anything, { least: 1 }), differentValues)),
  ...{ minimum: orPlaceholder(number), maximum: orPlaceholder(number) },
  ...{ exclusiveMinimum: orPlaceholder(number), exclusiveMaximum: orPlaceholder(number), multipleOf: orPlaceholder(aboveZero) },
  ...{ minLength: orPlaceholder(whole), maxLength: orPlaceholder(whole) },
  ...{ minItems: orPlaceholder(whole), maxItems: orPlaceholder(whole) },
  items: either(list(dataSchema), dataSchema),
  ...{ oneOf: list(dataSchema), properties: map(dataSchema), required: texts },
}

function differentValues(value: unknown, pointer: string, problems: Problem[]): void {
  const spelled = Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : []
  if (new Set(spelled).size < spelled.length) problems.push({ pointer, reason: 'repeated' })
}

/** A model's form may leave out its address: the place is not known yet. */
const form = (...operations: string[]) =>
  object(
    {},
    {
      op: either(word(...operations), list(word(...operations), { least: 1 })),
      ...{ href: text, contentType: text, contentCoding: text, subprotocol: text, security: oneOrMore },
      scopes: either(text, texts),
      response: object({ contentType: text }, {}, 'any'),
      additionalResponses: list(object({}, { contentType: text, schema: text, success: orPlaceholder(boolean) }, 'any')),
    },
    'any',
  )

const affordance = (members: Members, ...operations: string[]) =>
  object(
    {},
    { ...members, ...spoken, '@type': partType, forms: list(form(...operations), { least: 1 }), uriVariables: map(dataSchema) },
    'any',
  )

const { contentEncoding: _encoding, contentMediaType: _mediaType, ...propertyData } = dataMembers
const property = affordance(
  { ...propertyData, observable: orPlaceholder(boolean) },
  ...['readproperty', 'writeproperty', 'observeproperty', 'unobserveproperty'],
)
const action = affordance(
  {
    ...{ input: dataSchema, output: dataSchema },
    ...{ safe: orPlaceholder(boolean), idempotent: orPlaceholder(boolean), synchronous: orPlaceholder(boolean) },
  },
  ...['invokeaction', 'queryaction', 'cancelaction'],
)
const event = affordance(
  { subscription: dataSchema, data: dataSchema, dataResponse: dataSchema, cancellation: dataSchema },
  ...['subscribeevent', 'unsubscribeevent'],
)
const wholeThing = form(
  ...['readallproperties', 'writeallproperties', 'readmultipleproperties', 'writemultipleproperties', 'observeallproperties'],
  ...['unobserveallproperties', 'queryallactions', 'subscribeallevents', 'unsubscribeallevents'],
)

const context: Shape = (value, pointer, problems) => {
  const [first, ...others] = Array.isArray(value) ? value : [value]
  if (first !== contextOf11 && first !== contextOf10) {
    return void problems.push({ pointer, reason: value === undefined ? 'missing' : 'notOneOf', expected: contextOf11 })
  }
  list(either(text, map(text)))(others, pointer, problems)
  if (first === contextOf11 && others.includes(contextOf10)) problems.push({ pointer, reason: 'repeated' })
}

const security = object(
  {
    scheme: either(word('nosec', 'auto', 'combo', 'basic', 'digest', 'apikey', 'bearer', 'psk', 'oauth2'), matching(/.:/, 'x:y')),
  },
  { '@type': partType, description: text, descriptions: map(text), proxy: text },
  'any',
)

/** BCP 47, by its form. */
const language = matching(/^[a-z]{1,8}(-[a-z\d]{1,8})*$/i, 'en, ko, zh-Hans')
const link = object(
  { href: text },
  { type: text, rel: text, anchor: text, sizes: text, hreflang: either(language, list(language)) },
  'any',
)

/** The whole model: what it can be read of, told to do, and tells by itself. */
export const thingModelShape: Shape = all(
  object(
    { '@context': context, '@type': either(text, texts) },
    {
      ...spoken,
      ...{ properties: map(property), actions: map(action), events: map(event) },
      ...{ id: either(placeholder, uri), base: text, support: text, created: dateTime, modified: dateTime, profile: oneOrMore },
      version: object({}, { instance: text, model: text }, 'any'),
      ...{ links: list(link), forms: list(wholeThing, { least: 1 }), security: oneOrMore },
      ...{ securityDefinitions: map(security, { least: 1 }), schemaDefinitions: map(dataSchema, { least: 1 }) },
      ...{ uriVariables: map(dataSchema), 'tm:optional': list(matching(/^\/(properties|actions|events)\//, '/properties/…')) },
    },
    'any',
  ),
  rule((value) => [value['@type']].flat().includes(model), '@type', 'notOneOf', model),
  // A model that offers nothing says nothing of the product.
  rule((value) => [value.properties, value.actions, value.events].some(isFilled), 'properties', 'missing'),
)

function isFilled(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0
}
