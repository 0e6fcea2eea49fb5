import { DocumentGridType, LineRuleType, PageOrientation, type ISectionPropertiesOptions } from 'docx'
import type { OfficialDocument } from '../application/ports/documents'

/**
 * The page of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, text block 156 × 225 mm (5.1, 5.2.1), so 26 mm to the right and
 * 35 mm below; 22 lines of 28 characters (5.2.3). Lengths are twips (1/20 pt), the unit of WordprocessingML.
 */
const TWIPS_PER_MM = 1440 / 25.4
const mm = (length: number): number => Math.round(length * TWIPS_PER_MM)

const PAGE = { width: 11906, height: 16838 }
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }

const LINES_PER_PAGE = 22

const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
const TEXT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom

/**
 * One line. The exact pitch is 28.99 pt, 579.8 twips; whole twips must be rounded down, for 22 × 580 is higher than the
 * text block and a page would hold 21 lines.
 */
export const LINE_PITCH = Math.floor(TEXT_HEIGHT / LINES_PER_PAGE)

/** Sizes in half-points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt, 六号 7.5 pt. */
export const SIZE = {
  title: 44,
  body: 32,
  pageNumber: 28,
  cell: 24,
  smallCell: 21,
  smallestCell: 18,
  leastCell: 15,
} as const

/**
 * The width of the body's characters in per cent. 28 characters of 16 pt do not fit the text's width, which gives each
 * 15.79 pt; at 98 % (15.68 pt) they do, nobody sees the difference, and justification gives the remainder back.
 */
export const BODY_SCALE = 98

/**
 * Exact, not "at least": a line never grows because one of its characters comes from a taller font, so every page keeps
 * its 22 lines whatever fonts the reader's machine puts in place of the prescribed ones.
 */
export const BODY_LINE = { line: LINE_PITCH, lineRule: LineRuleType.EXACT } as const

/** 7 mm below the text block (7.5): the dash runs through the middle of the footer's line. */
const PAGE_NUMBER_DROP = mm(7)
export const FOOTER_LINE = { line: 320, lineRule: LineRuleType.EXACT } as const

// Of lines alone. In a grid of characters LibreOffice breaks a line inside a number: 8 at its end, 0.0% on the next.
const GRID = { type: DocumentGridType.LINES, linePitch: LINE_PITCH } as const

const SECTION: ISectionPropertiesOptions = {
  page: {
    size: PAGE,
    margin: { ...MARGIN, header: mm(15), footer: MARGIN.bottom - PAGE_NUMBER_DROP - FOOTER_LINE.line / 2, gutter: 0 },
  },
  grid: GRID,
}

/**
 * Laid across, for a table that goes to a wall and into no file: the standard says nothing of it, so that its margins leave the
 * table room for a column a month. The library turns the page's sides itself.
 */
const WIDE_MARGIN = { top: mm(20), left: mm(18), right: mm(18), bottom: mm(20) }
const WIDE_SECTION: ISectionPropertiesOptions = {
  page: {
    size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
    margin: { ...WIDE_MARGIN, header: mm(10), footer: mm(9), gutter: 0 },
  },
  grid: GRID,
}

export interface PageLayout {
  readonly section: ISectionPropertiesOptions
  /** Twips. */
  readonly textWidth: number
}

export function layoutOf({ page }: Pick<OfficialDocument, 'page'>): PageLayout {
  return page === 'wide'
    ? { section: WIDE_SECTION, textWidth: PAGE.height - WIDE_MARGIN.left - WIDE_MARGIN.right }
    : { section: SECTION, textWidth: TEXT_WIDTH }
}
