import fc from 'fast-check'
import type { WordPart } from '#domain/report/wording'
import {
  hasStrayBracket,
  marksOf,
  mended,
  partsOf,
  textOf,
  withMark,
  withoutMark,
} from '../../../miniprogram/page-parts/marked-text'

const figure = (key: string, title: string, display: string) => ({ key, title, display, unit: '人' })
const MARKS = marksOf([figure('members', '党员', '45'), figure('women', '女党员', '12')])
const text = (said: string): WordPart => ({ is: 'text', text: said })
const token = (key: string): WordPart => ({ is: 'figure', key })
const BEFORE = '支部有【党员 45】人，其中【女党员 12】人。'

describe('a paragraph as marked text', () => {
  it('reads back as the parts it was made of', () => {
    const parts = [text('支部有'), token('members'), text('人，其中'), token('women'), text('人。')]
    expect(textOf(parts, MARKS)).toBe(BEFORE)
    expect(partsOf(BEFORE, MARKS)).toEqual(parts)
  })

  it('tells figures apart that are called alike and are the same number', () => {
    const alike = marksOf([figure('a', '党课', '4'), figure('b', '党课', '4')])
    expect(alike.map((mark) => mark.text)).toEqual(['【党课 4】', '【党课 4·2】'])
  })

  it('is one paragraph, however it was pasted', () => {
    expect(partsOf('甲\r\n  乙', MARKS)).toEqual([text('甲乙')])
  })

  it('keeps no bracket of the drafted text that could be taken for a mark', () => {
    expect(textOf([text('见【附件】')], MARKS)).toBe('见［附件］')
  })

  it.each(['支部有【党员 46】人', '支部有【党员 45人', '支部有党员 45】人'])(
    'tells what is no whole mark: %s',
    (typed) => {
      expect(hasStrayBracket(partsOf(typed, MARKS))).toBe(true)
      expect(hasStrayBracket(partsOf(BEFORE, MARKS))).toBe(false)
    },
  )
})

describe('typing', () => {
  it('beside a mark changes the text', () => {
    const after = BEFORE.replace('支部有', '支部现有')
    expect(mended(BEFORE, after, MARKS)).toEqual({ text: after })
  })

  it('into a mark is undone', () => {
    expect(mended(BEFORE, BEFORE.replace('45】', '456】'), MARKS)).toEqual({
      text: BEFORE,
      mark: 'kept',
      caret: '支部有【党员 45】'.length,
    })
  })

  it.each(['【党员 4】', '【党员 45', '党员 45】', '【党 45】'])(
    'away a piece of a mark takes the whole: %s',
    (torn) => {
      expect(mended(BEFORE, BEFORE.replace('【党员 45】', torn), MARKS)).toEqual({
        text: '支部有人，其中【女党员 12】人。',
        mark: 'gone',
        caret: '支部有'.length,
      })
    },
  )

  it('over a selection that begins within a mark leaves what was typed in place of the whole', () => {
    expect(mended(BEFORE, '支部有【党员 4名，其中【女党员 12】人。', MARKS)).toEqual({
      text: '支部有名，其中【女党员 12】人。',
      mark: 'gone',
      caret: '支部有名'.length,
    })
  })

  it('away a whole mark takes that one, be its neighbour its like', () => {
    expect(mended('【党员 45】【女党员 12】', '【女党员 12】', MARKS)).toEqual({ text: '【女党员 12】' })
    expect(mended('【党员 45】【党员 45】', '【党员 45】', MARKS)).toEqual({ text: '【党员 45】' })
  })

  /** What the page makes of one key held: the field goes on in its own text, whatever the page put there. */
  const held = (own: readonly string[]) =>
    own.reduce<{ text: string; told: readonly string[] }>(
      ({ text: shown, told }, value) => {
        const done = mended(shown, value, MARKS)
        return { text: done.text, told: done.mark === undefined ? told : [...told, done.mark] }
      },
      { text: BEFORE, told: [] },
    )
  const WITHOUT = BEFORE.replace('【党员 45】', '')

  it.each([
    ['from behind it', ['【党员 45', '【党员 4', '【党员 ', '【党员', '【党']],
    ['from before it', ['党员 45】', '员 45】', ' 45】', '45】', '5】']],
    ['from within it', ['【党员45】', '【党45】', '【45】', '【5】']],
  ])('leaves nothing of a mark that is deleted with the key held, %s', (_, left) => {
    for (let times = 1; times <= left.length; times++) {
      const own = left.slice(0, times).map((piece) => BEFORE.replace('【党员 45】', piece))
      expect(held(own)).toEqual({ text: WITHOUT, told: left.slice(0, times).map(() => 'gone') })
    }
  })

  it('keeps what is typed beside what is left of a mark, and a whole mark that is pasted', () => {
    expect(mended(WITHOUT, WITHOUT.replace('支部有', '支部有【党员 4名'), MARKS).text).toBe(
      WITHOUT.replace('支部有', '支部有名'),
    )
    expect(mended(WITHOUT, BEFORE, MARKS)).toEqual({ text: BEFORE })
  })

  it('never leaves a torn mark, whatever is typed over whatever was chosen', () => {
    const piece = fc.constantFrom('支部', '人，', '4', ...MARKS.map((mark) => mark.text))
    const typed = fc.string({ unit: fc.constantFrom('人', '4', '5', ' ', '党', '员') })
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), typed, (pieces, one, other, put) => {
        const before = pieces.join('')
        const [from = 0, until = 0] = [one, other].map((at) => at % (before.length + 1)).sort((a, b) => a - b)
        const { text: after } = mended(before, before.slice(0, from) + put + before.slice(until), MARKS)
        expect(hasStrayBracket(partsOf(after, MARKS))).toBe(false)
      }),
    )
  })
})

describe('a figure put in', () => {
  const [members = { key: '', text: '', unit: '' }] = MARKS

  it('stands where the caret is, and the caret after it', () => {
    expect(withMark('支部有人', 3, members, MARKS)).toEqual({ text: '支部有【党员 45】人', caret: 10 })
  })

  it.each([
    ['支部有', '支部有【党员 45】人'],
    ['支部有|。', '支部有【党员 45】人。'],
    ['支部有|，都来了。', '支部有【党员 45】人，都来了。'],
    ['支部有|【女党员 12】人。', '支部有【党员 45】人【女党员 12】人。'],
    ['支部有|人。', '支部有【党员 45】人。'],
    ['支部有|名党员。', '支部有【党员 45】名党员。'],
    ['支部有|余人。', '支部有【党员 45】余人。'],
  ])('into %s brings its unit, unless the sentence counts already', (before, after) => {
    const at = before.includes('|') ? before.indexOf('|') : before.length
    expect(withMark(before.replace('|', ''), at, members, MARKS).text).toBe(after)
  })

  it('leaves the caret after its unit', () => {
    expect(withMark('支部有。', 3, members, MARKS)).toEqual({ text: '支部有【党员 45】人。', caret: 11 })
  })

  it.each([
    ['共【党员 45】人。', '共。'],
    ['共【党员 45】名党员。', '共名党员。'],
    ['来了【党员 45】人次。', '来了人次。'],
    ['共【党员 45】人，【党员 45】名。', '共，名。'],
  ])('and taken out of %s takes its unit and no other', (before, after) => {
    expect(withoutMark(before, members)).toEqual({ text: after, caret: before.indexOf('【') })
  })

  it('whose unit is printed with it, as of a list of names, brings none', () => {
    const [teams] = marksOf([{ key: 'teams', title: '队伍', display: '“甲”“乙”2支', unit: '支' }])
    if (!teams) throw new Error('no mark')
    expect(withMark('组建。', 2, teams, [teams]).text).toBe('组建【队伍 “甲”“乙”2支】。')
  })

  it('stands after the mark that the caret is in', () => {
    expect(withMark('【女党员 12】人', 3, members, MARKS).text).toBe('【女党员 12】【党员 45】人')
  })

  it('and taken out leaves the rest, and can be put back where it was', () => {
    const { text: without, caret } = withoutMark(BEFORE, members)
    expect(without).toBe('支部有，其中【女党员 12】人。')
    expect(withMark(without, caret, members, MARKS).text).toBe(BEFORE)
  })
})
