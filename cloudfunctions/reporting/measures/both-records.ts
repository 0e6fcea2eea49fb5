/** What a rate rests on: the records of its part and of its whole, each once. */
import type { RecordMeasure, TalliedAs, Where } from './measure'

/**
 * The records that count for either of two measures, as a measure that counts them. Undefined where they are of different
 * sources, or of other people: then no record is of both.
 */
export function recordsOfBoth(of: RecordMeasure, within: RecordMeasure): RecordMeasure | undefined {
  const [one, other] = [of, within].map(({ source, among }) => JSON.stringify([source, among]))
  if (one !== other) return undefined
  const tallied = of.tallied && within.tallied && talliedTogether([...of.tallied, ...within.tallied])
  return {
    form: 'records',
    id: `${of.id}|${within.id}`,
    title: within.title,
    unit: '',
    rows: [],
    source: of.source,
    where: { $or: [of, within].map(counting) },
    aggregate: { by: 'count' },
    display: 'plain',
    ...(of.actor === undefined ? {} : { actor: of.actor }),
    ...(of.among === undefined ? {} : { among: of.among }),
    ...(tallied ? { tallied } : {}),
  }
}

/** A record without the field that is counted adds nothing. */
function counting({ where = {}, aggregate }: RecordMeasure): Where {
  return 'field' in aggregate ? { $and: [where, { [aggregate.field]: { $exists: true, $ne: null } }] } : where
}

const EXPECTED: readonly TalliedAs[] = ['present', 'excused', 'absent']

/** Who was expected came, was excused or stayed away. */
function talliedTogether(all: readonly TalliedAs[]): TalliedAs[] {
  const names = [...new Set(all)]
  return names.includes('expected') ? names.filter((name) => !EXPECTED.includes(name)) : names
}
