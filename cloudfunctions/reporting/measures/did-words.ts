import { measureOf } from './catalogue'
import { subjectOf, type Source } from './measure'

const DID: Readonly<Record<string, string>> = {
  'ledger:volunteer-outing': '到场带队',
  'ledger:contact-point-visit': '走访',
  'ledger:research-visit': '开展',
  'ledger:study-note': '撰写',
  'ledger:service-commitment': '作出',
  'ledger:community-service': '参加',
  'ledger:dues-reminder-talk': '谈话',
  shifts: '参加',
  donations: '捐款',
}

/** What somebody did whose part alone of a common measure is told: 走访; empty where nobody has said it in a word. */
export function didWords(id: string): string {
  const measure = measureOf(id, { indicators: [], kinds: [] })
  if (measure?.form === 'rate') return didWords(measure.of)
  return measure?.form === 'records' ? didIn(measure.source) : ''
}

function didIn(source: Source): string {
  // Of a meeting it is whoever lectured.
  return source.of === 'meetings' ? '主讲' : (DID[subjectOf(source)] ?? '')
}
