/** A refusal that names a time names it as the form does, for every hour of the day that the contract takes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '#contract'
import { timeOfDay } from '#contract/schemas'
import { bare } from '../builders/bare-page'

const ROOT = join(__dirname, '../../miniprogram')
/** From which page each is sent. */
const PAGES: Readonly<Record<string, string>> = {
  'meeting.convene': 'packages/meeting/convene/convene',
  'meeting.change': 'packages/meeting/convene/convene',
  'offer.publish': 'packages/service/offer-form/offer-form',
  'offer.change': 'packages/service/offer-form/offer-form',
  'offer.note': 'packages/service/offer-host/offer-host',
}
/** What no page sends: kept records are entered by command. */
const BY_COMMAND = ['meeting.record']

/** The last parts of the names of all hours in a schema. */
function hoursIn(schema: unknown): string[] {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  const walk = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    if (value === timeOfDay) return void names.add(name)
    seen.add(value)
    for (const [key, each] of Object.entries(value))
      walk(each, /^\d+$|^(?:pipe|wrapped|entries)$/.test(key) ? name : key)
  }
  walk(schema, '')
  return [...names]
}

const SENT = Object.entries(contract).flatMap(([procedure, { input }]) =>
  BY_COMMAND.includes(procedure) ? [] : hoursIn(input).map((field) => [procedure, field] as const),
)

it('looks through the hours that there are', () => {
  expect(SENT).toContainEqual(['meeting.convene', 'startTime'])
  expect(SENT).toContainEqual(['offer.note', 'leftTime'])
})

it.each(SENT)('%s names %s as its page does', (procedure, field) => {
  const page = PAGES[procedure] ?? ''
  const labels: unknown = bare(() => {
    jest.isolateModules(() => jest.requireActual(join(ROOT, page)))
  }).own('labels')
  const label = (labels as Readonly<Record<string, string>>)[field] ?? '（没有）'
  expect(readFileSync(join(ROOT, `${page}.wxml`), 'utf8')).toContain(`aria-label="${label}：`)
})
