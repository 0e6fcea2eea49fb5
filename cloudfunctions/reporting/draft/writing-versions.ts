/** Since when each section that people write says what it says. */
import { createHash } from 'node:crypto'
import {
  NOTHING_WRITTEN,
  type SectionVersion,
  type StoredWriting,
  type Written,
  type WrittenSection,
} from '#domain/report/report-writing'
import type { Instant } from '#domain/time/instant'
import { canonicalJson } from '#domain/values/canonical-json'

/** So many versions of a section are told apart. */
const KEPT = 20

/** The next version of what is written; a section that says the same as before has said so since then. */
export function nextWriting(
  stored: StoredWriting | undefined,
  next: Omit<StoredWriting, 'revision' | 'versions'>,
): StoredWriting {
  const versions = (section: WrittenSection) => {
    const before = stored ? versionsOf(stored, section) : []
    const digest = digestOf(next, section)
    const stands = before[0]?.digest ?? digestOf({ written: NOTHING_WRITTEN }, section)
    return digest === stands ? before : [{ digest, writtenAt: next.writtenAt }, ...before].slice(0, KEPT)
  }
  return {
    ...next,
    revision: (stored?.revision ?? 0) + 1,
    versions: {
      'last-year': versions('last-year'),
      problems: versions('problems'),
      'next-steps': versions('next-steps'),
    },
  }
}

/** Whether a section says what it said at a moment; false where too much has been written since to tell. */
export function stoodAt(writing: StoredWriting, section: WrittenSection, at: Instant): boolean {
  const versions = versionsOf(writing, section)
  const then = versions.find(({ writtenAt }) => writtenAt <= at)
  if (!then && versions.length >= KEPT) return false
  return digestOf(writing, section) === (then?.digest ?? digestOf({ written: NOTHING_WRITTEN }, section))
}

/** Since when a section says what it says. */
export function saidSince(writing: StoredWriting, section: WrittenSection): Instant {
  return versionsOf(writing, section)[0]?.writtenAt ?? writing.writtenAt
}

function versionsOf(writing: StoredWriting, section: WrittenSection): readonly SectionVersion[] {
  const { versions, writtenAt } = writing
  return versions?.[section] ?? [{ digest: digestOf(writing, section), writtenAt }]
}

function digestOf({ written }: Pick<StoredWriting, 'written'>, section: WrittenSection): string {
  return createHash('sha256')
    .update(canonicalJson(said(written)[section]))
    .digest('hex')
}

/** What of it is printed: entries that are deleted and written again say the same. */
function said({ 'last-year': answers, problems, 'next-steps': steps }: Written) {
  const numbers = new Map(problems.map(({ id }, index) => [id, index]))
  return {
    'last-year': answers.map(({ id: _, ...answer }) => answer),
    problems: problems.map(({ id: _, fromRule: __, ...problem }) => problem),
    'next-steps': steps.map(({ id: _, ownerId: __, problemId, ...step }) => ({
      ...step,
      problem: problemId === null ? null : numbers.get(problemId),
    })),
  }
}
