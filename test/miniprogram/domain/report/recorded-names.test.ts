import type { DraftFigure } from '#domain/report/duty-report'
import { recordedNames, withoutNames } from '#domain/report/recorded-names'
import { typedIn } from '#domain/report/typed-number'

const figure = (more: Partial<DraftFigure>) =>
  ({ measure: 'donated', title: '捐款', display: '1', part: null, ...more }) as DraftFigure
const campaign = (label: string) => figure({ part: { by: 'campaign', key: label, label } })
const typed = (text: string, ...figures: DraftFigure[]) =>
  typedIn(text, { names: recordedNames(figures) }).map(({ words }) => words)

it.each([
  ['“99”公益日，捐款￼元', '99'],
  ['“防汛99”捐款￼元', '防汛99'],
  ['防汛99捐款￼元', '防汛99'],
  ['“五十三号院议事会”开展￼次', '五十三号院议事会'],
  ['“走访99户”￼次', '走访99户'],
])('a recorded name hides the number in it where it stands whole: %s', (text, name) => {
  expect(typed(text)).not.toEqual([])
  expect(typed(text, campaign(name))).toEqual([])
})

it.each([
  ['走访群众99户', '99', ['99户']],
  ['走访群众“99”户', '99', ['99']],
  ['走访群众999户', '99', ['999户']],
  ['走访群众1,99户', '99', ['1', '99户']],
  ['防汛999户', '防汛99', ['999户']],
  ['防汛99户', '防汛99', ['99户']],
  ['防汛99余面锦旗', '防汛99', ['99余面']],
  ['走访99户', '走访99户', ['99户']],
  ['参加三十三会一课', '三会一课“三”', ['三十三']],
])('and no longer number, and nothing that it would count: %s by %s', (text, name, found) => {
  expect(typed(text, campaign(name))).toEqual(found)
})

it('what the software itself calls a measure is a name without marks, what people call theirs only in marks', () => {
  const text = '走访群众32户的党员'
  expect(typed(text, figure({ title: text, measure: 'study-reached' }))).toEqual([])
  expect(typed(text, figure({ title: text, measure: 'indicator:indicator-1' }))).toEqual(['32户'])
})

it('names and numbers of documents that figures print are names elsewhere in the text', () => {
  const notice = figure({ display: '《关于三定的通知》（泊热支〔2025〕1号）' })
  expect(typed('落实《关于三定的通知》', notice)).toEqual([])
  expect(typed('落实《关于三十户的通知》', notice)).toEqual(['三十户'])
})

it('names of the organizations and of the author are names', () => {
  const names = recordedNames([], { unit: '三十里铺党支部', author: null, branchTable: null })
  expect(withoutNames('三十里铺党支部开展三十里慢行', names)).toBe('　　　　　　　开展三十里慢行')
})
