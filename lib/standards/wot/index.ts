/** W3C WoT Thing Models 1.1: checked, and read for people. Pure. */
import { isObject, type JsonObject, type Problem, problemsOf } from '../json-shape.ts'
import { thingModelShape } from './shapes.ts'

/** A Thing Model that `readThingModel` accepted. */
export type ThingModel = JsonObject

/** One thing that can be done with a product over the network. */
export type Affordance = {
  kind: 'property' | 'action' | 'event'
  name: string
  title: string
  description: string | null
  /** The language of title and description where the model says them in the reader's; null: the model's own. */
  spokenIn: string | null
  /** Type, unit and range of what is read, given or told; null where the model leaves it open. */
  data: { type: string | null; unit: string | null; minimum: number | null; maximum: number | null } | null
  /** Of a property alone. */
  access: 'readOnly' | 'writeOnly' | 'readWrite' | null
  observable: boolean
}

/** The model as it was given, or what does not fit, by JSON pointers into it. */
export function readThingModel(value: unknown): { model: ThingModel } | { problems: Problem[] } {
  const problems = problemsOf(value, thingModelShape)
  return problems.length > 0 ? { problems } : { model: value as ThingModel }
}

/** Properties, actions and events in the order of the model, named in `language` where the model can. */
export function affordancesOf(model: ThingModel, language: string): Affordance[] {
  const kinds = [
    ['property', model.properties],
    ['action', model.actions],
    ['event', model.events],
  ] as const
  return kinds.flatMap(([kind, map]) =>
    Object.entries(isObject(map) ? map : {}).flatMap(([name, one]) =>
      isObject(one) ? [affordance(kind, name, one, language)] : [],
    ),
  )
}

/** The language of the model's plain titles (TD 1.1, 5.3.1.1); null when it names none. */
export function languageOf(model: ThingModel): string | null {
  const named = [model['@context']].flat().find((part) => isObject(part) && typeof part['@language'] === 'string')
  return named ? ((named as JsonObject)['@language'] as string) : null
}

function affordance(kind: Affordance['kind'], name: string, one: JsonObject, language: string): Affordance {
  const title = inLanguage(one, 'titles', language)
  const data = kind === 'property' ? one : kind === 'action' ? one.input : one.data
  return {
    kind,
    name,
    title: title ?? textOf(one.title) ?? name,
    description: inLanguage(one, 'descriptions', language) ?? textOf(one.description),
    spokenIn: title === null ? null : language,
    data: isObject(data)
      ? { type: textOf(data.type), unit: textOf(data.unit), minimum: numberOf(data.minimum), maximum: numberOf(data.maximum) }
      : null,
    access: kind !== 'property' ? null : one.readOnly === true ? 'readOnly' : one.writeOnly === true ? 'writeOnly' : 'readWrite',
    observable: one.observable === true,
  }
}

function inLanguage(one: JsonObject, member: 'titles' | 'descriptions', language: string): string | null {
  const spoken = one[member]
  return isObject(spoken) && Object.hasOwn(spoken, language) ? textOf(spoken[language]) : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
