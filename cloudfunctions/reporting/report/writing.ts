/** What people write in a report: read, kept by branch and year, and laid into its drafts. */
import type { InputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { DraftSection, StoredReport } from '#domain/report/duty-report'
import {
  isWrittenSection,
  NOTHING_WRITTEN,
  withUnanswered,
  writingId,
  writtenParagraphs,
  type ChosenFigure,
  type FigureName,
  type StoredWriting,
  type Written,
} from '#domain/report/report-writing'
import { withWords } from '#domain/report/wording'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { measureOf } from '../measures/catalogue'
import { dimensionOf } from '../measures/dimensions'
import { wordingsOf } from './wording'

type Content = InputOf<'report.write'>['content']

export const writingHandlers: Handlers<'report.written' | 'report.write'> = {
  'report.written': async ({ year }, { store, branch }) => {
    const { stored, written } = await writtenFor(store, branch, year)
    return { revision: stored?.revision ?? 0, writtenAt: stored?.writtenAt ?? null, written }
  },

  'report.write': async ({ year, revision, content }, context) => {
    const { store, branch, caller, now } = context
    const { stored, written: shown } = await writtenFor(store, branch, year)
    const before = stored?.revision ?? 0
    if (revision !== before) return refuse('writing-changed', { field: 'revision', detail: { revision: before } })
    const written = changed(stored?.written ?? NOTHING_WRITTEN, shown, content, context)
    if (isRefusal(written)) return written
    const doc: StoredWriting = {
      ...{ _id: writingId(branch._id, year), branchId: branch._id, year, revision: before + 1 },
      ...{ written, writtenAt: now, writtenBy: caller.memberId },
    }
    const write = stored
      ? ({ do: 'replace', in: 'reportWritings', doc } as const)
      : ({ do: 'insert', in: 'reportWritings', doc } as const)
    const entryIds = written[content.section].map(({ id }) => id)
    return decide({ revision: doc.revision, entryIds }, [write], doc._id)
  },
}

/** The sections of a draft with what was written in place of the hint, and in people's words where they reworded it. */
export async function sectionsWithWriting(
  store: Reader,
  branch: Branch,
  { sections, figures, year }: StoredReport,
): Promise<DraftSection[]> {
  const [{ written }, wordings] = await Promise.all([writtenFor(store, branch, year), wordingsOf(store, branch, year)])
  const filled = sections.map((section): DraftSection => {
    const { id, level } = section
    if (!isWrittenSection(id) || written[id].length === 0) return section
    const drawn = section.paragraphs.filter(({ statement }) => statement !== id)
    return { ...section, paragraphs: [...drawn, ...writtenParagraphs(id, written, { level, year, figures })] }
  })
  return withWords(filled, { figures, year }, wordings)
}

async function writtenFor(store: Reader, branch: Branch, year: number) {
  const [stored, before] = await Promise.all([
    store.get('reportWritings', writingId(branch._id, year)),
    store.get('reportWritings', writingId(branch._id, year - 1)),
  ])
  return { stored, written: withUnanswered(stored?.written ?? NOTHING_WRITTEN, before?.written) }
}

/** The section anew. Entries keep their ids; a next step lets go of a problem that is no longer named. */
function changed(stored: Written, shown: Written, content: Content, { branch, newId }: BranchContext) {
  switch (content.section) {
    case 'last-year': {
      const named = new Set(shown['last-year'].map(({ answers }) => answers))
      const stranger = content.entries.findIndex(({ answers }) => answers !== null && !named.has(answers))
      if (stranger >= 0) return refuse('no-such-problem', { field: `content.entries.${stranger}.answers` })
      return { ...stored, 'last-year': withIds(content.entries, stored['last-year'], newId) }
    }
    case 'problems': {
      const entries = content.entries.map((entry) => ({ ...entry, figures: chosen(entry.figures, branch) }))
      const unknown = entries.findIndex(({ figures }) => figures === undefined)
      if (unknown >= 0) return refuse('no-such-measure', { field: `content.entries.${unknown}.figures` })
      const whole = entries.map((entry) => ({ ...entry, figures: entry.figures ?? [] }))
      const problems = withIds(whole, stored.problems, newId)
      return { ...stored, problems, 'next-steps': lettingGo(stored['next-steps'], problems) }
    }
    case 'next-steps': {
      const known = new Set(stored.problems.map(({ id }) => id))
      const stranger = content.entries.findIndex(({ problemId }) => problemId !== null && !known.has(problemId))
      if (stranger >= 0) return refuse('no-such-problem', { field: `content.entries.${stranger}.problemId` })
      return { ...stored, 'next-steps': withIds(content.entries, stored['next-steps'], newId) }
    }
  }
}

function withIds<Entry extends { readonly id: string | null }>(
  entries: readonly Entry[],
  stored: readonly { readonly id: string }[],
  newId: () => string,
): (Entry & { readonly id: string })[] {
  const free = new Set(stored.map(({ id }) => id))
  return entries.map((entry) => ({ ...entry, id: entry.id !== null && free.delete(entry.id) ? entry.id : newId() }))
}

function lettingGo(steps: Written['next-steps'], problems: Written['problems']): Written['next-steps'] {
  const known = new Set(problems.map(({ id }) => id))
  return steps.map((step) =>
    step.problemId === null || known.has(step.problemId) ? step : { ...step, problemId: null },
  )
}

/** The figures with what each is called; undefined when one of them names no measure or dimension there is. */
function chosen(names: readonly FigureName[], branch: Branch): ChosenFigure[] | undefined {
  const figures = names.map((name): ChosenFigure | undefined => {
    const measure = measureOf(name.measure, branch)
    if (!measure || (name.part && !dimensionOf(measure, name.part.by))) return undefined
    return { ...name, title: measure.title }
  })
  return figures.every((figure) => figure !== undefined) ? figures : undefined
}
