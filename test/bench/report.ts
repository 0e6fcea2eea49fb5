import { yearPeriod } from '#domain/time/period'
import { civilDate } from '#domain/time/civil-date'
import type { CompiledStages } from '../../cloudfunctions/application/ports/store'
import { docxWriter } from '../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../cloudfunctions/reporting/draft/to-document'
import { MEASURE_GROUPS } from '../../cloudfunctions/reporting/measures/catalogue'
import { BRANCH, BUREAU } from '../builders/office'
import type { Figure } from './figure'
import { openReportScene, PEOPLE, type ReportScene } from './report-scene'

const ROUNDS = 5
const LINES = 50_000
const DAY = civilDate('2025-06-10')
/** The most that each may be: round trips one after the other, requests of a page, milliseconds, times the floor. */
const MOST = { draft: 10, open: 2, figuresPage: 10, docx: 250, times: 3 } as const
/** What the page of figures shows at first. */
const SHOWN = 30

/**
 * Reports through the real SDK against the local cloud. `roundTrips`, `roundTripsBureau`, `open`, `figuresPageInSequence`:
 * database round trips in sequence of drafting for a branch, for a bureau of twenty branches, of opening a draft, of the
 * page of figures; `requests…`, `figuresPage`: all that reach the database, beside each other or not. `…50k`: with 50,000
 * lines of attendance. `draft50k`: milliseconds; the floor is one bare aggregate that takes the same lines apart.
 * `evidence50k`: a first page of fifty lines; the floor is a bare reading of fifty meetings in their order. `docx`: a
 * draft written as a document, warm.
 */
export async function benchReport(): Promise<Readonly<Record<string, Figure>>> {
  const small = await measured(20)
  const large = await measured(LINES / PEOPLE)
  return {
    ...small.trips,
    ...Object.fromEntries(Object.entries(large.trips).map(([name, figure]) => [`${name}50k`, figure])),
    ...large.times,
  }
}

async function measured(meetings: number) {
  const scene = await openReportScene(meetings)
  try {
    const trips = await tripsOf(scene)
    return { trips, times: meetings < 100 ? {} : await timesOf(scene) }
  } finally {
    await scene.close()
  }
}

async function tripsOf({ cloud, office }: ReportScene): Promise<Record<string, Figure>> {
  const draft = await cloud.roundTripsOf(() => drafted(office))
  const bureau = await cloud.roundTripsOf(() => drafted(office, BUREAU, 'office'))
  const reportId = await drafted(office)
  const open = await cloud.roundTripsOf(() =>
    done(office.call('report.get', { branchId: BRANCH, reportId }, 'secretary')),
  )
  const file = await cloud.roundTripsOf(() =>
    done(office.call('report.evidenceFile', { branchId: BRANCH, reportId, format: 'xlsx' }, 'secretary')),
  )
  const page = await cloud.roundTripsOf(() => figuresPage(office))
  // The first of each call is the test office's own, which asks whose OPENID it is.
  return {
    roundTrips: inSequence(draft.inSequence - 1, MOST.draft),
    requests: requests(draft.requests - 1),
    roundTripsBureau: inSequence(bureau.inSequence - 1, MOST.draft),
    requestsBureau: requests(bureau.requests - 1),
    open: inSequence(open.inSequence - 1, MOST.open),
    requestsOpen: requests(open.requests - 1),
    requestsEvidenceFile: requests(file.requests - 1),
    figuresPageInSequence: inSequence(page.inSequence - PAGE_CALLS),
    figuresPage: requests(page.requests - PAGE_CALLS, MOST.figuresPage),
  }
}

function inSequence(value: number, most?: number): Figure {
  return { value, unit: 'in sequence', ...(most === undefined ? {} : { most }) }
}
function requests(value: number, most?: number): Figure {
  return { ...inSequence(value, most), unit: 'requests' }
}

async function timesOf(scene: ReportScene): Promise<Record<string, Figure>> {
  const { cloud, office } = scene
  const reportId = await drafted(office)
  const evidence = { ...YEAR, measureId: 'activities-present', scope: 'own', pageSize: 50 } as const
  const report = await cloud.store.get('reports', reportId)
  if (!report) throw new Error('no draft')
  const docx = () => docxWriter.writeDocument(toDocument(report))
  await docx()
  return {
    draft50k: await pairs(
      () => drafted(office),
      () => cloud.store.aggregate('meetings', BARE),
    ),
    evidence50k: await pairs(
      () => done(office.call('measure.evidence', evidence, 'secretary')),
      () => cloud.store.find('meetings', { filter: IN_ORDER, sort: [['occurredOn', 1]], limit: 50 }),
    ),
    docx: { value: rounded(median(await rounds(docx))), unit: 'ms', most: MOST.docx },
  }
}

const YEAR = { branchId: BRANCH, period: yearPeriod(2025) }
const IN_ORDER = { branchId: BRANCH, state: 'closed', occurredOn: { $lte: DAY } } as const
/** All lines of the branch by their mark. The stages are a bench's own. */
const BARE = [
  { $match: { branchId: BRANCH, state: 'closed' } },
  { $unwind: '$sheet' },
  { $group: { _id: '$sheet.mark', lines: { $sum: 1 } } },
  { $limit: 100 },
] as unknown as CompiledStages

type Calls = ReportScene['office']

async function drafted(office: Calls, branchId = BRANCH, who = 'secretary'): Promise<string> {
  const answer = await office.call('report.draft', { branchId, year: 2025 }, who)
  if (!answer.ok) throw new Error(`no draft: ${answer.code}`)
  return answer.value.reportId
}

const PAGE_CALLS = 2
/** What the page asks when it is opened: what there is, then the first figures with those of the year before. */
async function figuresPage(office: Calls): Promise<void> {
  const measureIds = MEASURE_GROUPS.slice(0, 1).flatMap(({ measures }) => measures.map(({ id }) => id))
  const asked = { ...YEAR, beside: yearPeriod(2024), measureIds: measureIds.slice(0, SHOWN), scope: 'own' } as const
  await done(office.call('measure.catalogue', { branchId: BRANCH }, 'secretary'))
  await done(office.call('measure.compute', asked, 'secretary'))
}

async function done(answering: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await answering
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

/** One right after the other, so that both meet the same machine. */
async function pairs(work: () => Promise<unknown>, floor: () => Promise<unknown>): Promise<Figure> {
  await work()
  const measured: { value: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round++) measured.push({ value: await timed(work), floor: await timed(floor) })
  return {
    value: rounded(median(measured.map(({ value }) => value))),
    unit: 'ms',
    floor: rounded(median(measured.map((pair) => pair.floor))),
    ratio: rounded(median(measured.map((pair) => pair.value / pair.floor))),
    most: MOST.times,
  }
}

async function rounds(work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) taken.push(await timed(work))
  return taken
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}
