/** How rewritten paragraphs are kept and laid over a draft: asked by the functions alone. */
import type { Instant } from '../time/instant'
import type { DraftParagraph, DraftPart, DraftSection, FigureChange, Reworded } from './duty-report'
import { writingId, type WordsPlace } from './report-writing'
import {
  type WordPart,
  type SeenFigure,
  type WordingVersion,
  type StoredWording,
  VERSIONS_KEPT,
  mayBeReworded,
  wordParts,
  type DraftSeen,
  changesUnder,
} from './wording'

/** `<branch>:<year>:<cutOff>:<scope>:<statement>`, or `<branch>:<year>:<statement>` of what earlier versions kept. */
export function wordingId(place: WordsPlace, statement: string): string {
  return `${writingId(place)}:${statement}`
}

/** What a paragraph said at a moment; undefined where too much has been written since to tell. */
export function wordsAt(wording: StoredWording, at: Instant): Pick<WordingVersion, 'parts' | 'basis'> | undefined {
  const stood = [wording, ...wording.history].find(({ writtenAt }) => writtenAt <= at)
  return stood ?? (wording.history.length < VERSIONS_KEPT ? { parts: null } : undefined)
}

/** The drawn sections with people's words in place of the paragraphs they wrote anew. */
export function withWords(
  sections: readonly DraftSection[],
  draft: DraftSeen,
  wordings: readonly StoredWording[],
): DraftSection[] {
  const drawn = new Set(sections.flatMap(({ paragraphs }) => paragraphs.map(({ statement }) => statement)))
  const words = new Map(wordings.map((wording) => [wording.statement, wording]))
  return sections.map((section): DraftSection => {
    const paragraphs = section.paragraphs.map((paragraph) => {
      const wording = mayBeReworded(section.id, paragraph) ? words.get(paragraph.statement) : undefined
      return wording ? laidOver(paragraph, wording, draft) : paragraph
    })
    const alone = wordings.filter((each) => each.section === section.id && !drawn.has(each.statement))
    return { ...section, paragraphs: [...paragraphs, ...alone.flatMap((wording) => standing(wording, draft))] }
  })
}

function laidOver(paragraph: DraftParagraph, wording: StoredWording, draft: DraftSeen): DraftParagraph {
  if (wording.parts === null) return paragraph
  return {
    ...paragraph,
    parts: drawnParts(wording.parts, wording.seen, draft),
    reworded: rewordedBy(wording, true, changesUnder(wording, wordParts(paragraph.parts, draft.figures), draft)),
  }
}

/** Words that stand nowhere in the report as it reads: the template has their section no more. With the figures of then. */
export function wordsNowhere(
  sections: readonly DraftSection[],
  wordings: readonly StoredWording[],
): { readonly statement: string; readonly words: string }[] {
  const there = new Set(sections.flatMap(({ paragraphs }) => paragraphs.map(({ statement }) => statement)))
  return wordings.flatMap(({ statement, parts, seen }) => {
    if (parts === null || there.has(statement)) return []
    const said = (key: string) => seen.find((figure) => figure.key === key)?.display ?? ''
    return [{ statement, words: parts.map((part) => (part.is === 'text' ? part.text : said(part.key))).join('') }]
  })
}

/** Words whose paragraph the draft no longer has: nobody's words go without being asked. */
function standing(wording: StoredWording, draft: DraftSeen): DraftParagraph[] {
  const { parts, seen, statement } = wording
  if (parts === null) return []
  const reworded = rewordedBy(wording, false, changesUnder(wording, [], draft))
  return [{ statement, parts: drawnParts(parts, seen, draft), reworded }]
}

function rewordedBy({ basis }: StoredWording, isDrafted: boolean, changes: readonly FigureChange[]): Reworded {
  return { isDrafted, changes, ...(basis ? { basis } : {}) }
}

function drawnParts(parts: readonly WordPart[], seen: readonly SeenFigure[], { figures }: DraftSeen): DraftPart[] {
  const numbers = new Map(figures.map(({ key }, index) => [key, index] as const).reverse())
  return parts.map((part): DraftPart => {
    if (part.is === 'text') return part
    const figure = numbers.get(part.key)
    if (figure !== undefined) return { is: 'figure', figure }
    const title = seen.find(({ key }) => key === part.key)?.title ?? ''
    return { is: 'blank', text: `（${title}：这份草稿里没有这个数字）` }
  })
}
