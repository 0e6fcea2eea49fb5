export const FINDINGS = ['changed', 'unmarked', 'moved', 'copied', 'removed', 'typed'] as const
/**
 * What may have become of a number in a document that somebody went on editing. `changed`: another number stands in a
 * figure's place, or was typed over it. `unmarked`: the same number stands there as plain text, no longer tied to its
 * evidence. `moved`, `copied`, `removed`: the figure stands elsewhere, in one more place, or nowhere in the text.
 * `typed`: a number without evidence that the document as written did not have.
 */
export type FindingKind = (typeof FINDINGS)[number]

/** `title` and `was`: the figure and what was written, with its unit. `now`: what stands there. */
export interface FoundNumber {
  readonly is: FindingKind
  readonly title: string | null
  readonly was: string | null
  readonly now: string | null
}

/** 「捐款金额」原为1,200元，现在写的是1,300 */
export function findingWords({ is, title, was, now }: FoundNumber): string {
  const figure = `「${title ?? ''}」`
  switch (is) {
    case 'changed':
      return `${figure}原为${was ?? ''}，现在写的是${now ?? ''}`
    case 'unmarked':
      return `${figure}${was ?? ''}没有变，但已不与依据相连`
    case 'moved':
      return `${figure}${was ?? ''}换了地方${saidOtherwise(was, now)}`
    case 'copied':
      return `${figure}${was ?? ''}又被放到了别的地方${saidOtherwise(was, now)}`
    case 'removed':
      return `${figure}${was ?? ''}已从文中去掉`
    case 'typed':
      return `${now ?? ''}是后来写上的，没有依据`
  }
}

/** Where a figure says something else by what stands around it: 1,200元 as 1,200户. */
function saidOtherwise(was: string | null, now: string | null): string {
  return was === null || now === null || was.startsWith(now) ? '' : `，写成了${now}`
}

export const WORD_CHANGES = ['changed', 'added', 'removed'] as const
/**
 * What has become of a paragraph's words. `changed`: one place in it, `was` and `now` with what stands around it. `was` is null of
 * a paragraph that was added, `now` of one that is gone.
 */
export interface ChangedWords {
  readonly is: (typeof WORD_CHANGES)[number]
  readonly was: string | null
  readonly now: string | null
}

/** 加上了“2个月”：“…汛期2个月人手最紧…”; 后来加上的：“…” of a whole paragraph. */
export function changedWordsSaid({ is, was, now }: ChangedWords): string {
  switch (is) {
    case 'changed':
      return changedPlaceSaid(was ?? '', now ?? '')
    case 'added':
      return `后来加上的：“${now ?? ''}”`
    case 'removed':
      return `已经去掉的：“${was ?? ''}”`
  }
}

/** So long may words be that are said by themselves, beside the place they stand in. */
const MOST_APART = 40

function changedPlaceSaid(was: string, now: string): string {
  const [gone, come] = changedPart(was, now)
  if (Math.max(gone.length, come.length) > MOST_APART) return `原为“${was}”，现在写的是“${now}”`
  if (gone === '') return `加上了“${come}”：“${now}”`
  return come === '' ? `去掉了“${gone}”：原为“${was}”` : `“${gone}”改成了“${come}”：“${now}”`
}

/** 〔2025〕3号, 2025年7月15日: of what is written in digits the whole of it. */
const [DATE_BEFORE, DATE_AFTER] = [/[\d年月日号〔〕第\-./:：]*$/, /^[\d年月日号〔〕第\-./:：]*/]

/** What the one has and the other has not, between what both begin and end with. */
function changedPart(was: string, now: string): [gone: string, come: string] {
  const [before, after] = [Array.from(was), Array.from(now)]
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const part = (all: readonly string[]) => all.slice(head, all.length - tail).join('')
  const [gone, come] = [part(before), part(after)]
  if (gone === '' || come === '' || !/\d/.test(gone + come)) return [gone, come]
  const [begins = ''] = DATE_BEFORE.exec(before.slice(0, head).join('')) ?? []
  const [ends = ''] = DATE_AFTER.exec(before.slice(before.length - tail).join('')) ?? []
  return [`${begins}${gone}${ends}`, `${begins}${come}${ends}`]
}

/** A fact in a file that says something else than the draft it is of; `was` is null where the draft has no such figure. */
export interface DoctoredFact {
  readonly title: string
  readonly was: string | null
  readonly now: string
}

/** 「捐款金额」草稿里是1,200元，文件里改成了1,300元 */
export function doctoredWords({ title, was, now }: DoctoredFact): string {
  return was === null ? `草稿里没有「${title}」，文件里是${now}` : `「${title}」草稿里是${was}，文件里改成了${now}`
}
