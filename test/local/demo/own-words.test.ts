import { draftFigure } from '../../builders/report'
import { inOwnWords } from '../../../local/demo/own-words'

const BRANCH = '某区热线中心党支部'
const OF_BRANCH = `own-${BRANCH}`
const problem = (finding: string) => ({ ruleId: 'rule', problem: '问题', finding, causes: [], steps: [] })
const proposal = {
  finding: '规则的话{1}',
  figures: [
    draftFigure({ key: 'rate', measure: 'rate' }),
    draftFigure({
      ...{ key: OF_BRANCH, measure: 'rate', scope: 'each-below' },
      part: { by: 'branch', key: 'b1', label: BRANCH },
    }),
  ],
}

describe('the words of a problem in the demo', () => {
  it('keep every figure that they rest on, however many', () => {
    const keys = Array.from({ length: 40 }, (_, at) => `figure-${at + 1}`)
    const words = inOwnWords('id', problem(keys.map((key) => `{${key}}次`).join('，')), proposal, [])
    expect(words.figures).toEqual(keys)
    expect(words.finding).toBe(keys.map((_, at) => `{${at + 1}}次`).join('，'))
  })

  it('name a branch’s own figure by the branch, whatever place its name begins with', () => {
    const words = inOwnWords('id', problem(`{rate}，其中{rate@${BRANCH}}`), proposal, [BRANCH])
    expect(words).toMatchObject({ finding: '{1}，其中{2}', figures: ['rate', OF_BRANCH] })
  })

  it('give way to the rule’s where it found nothing in a branch that they name', () => {
    const words = inOwnWords('id', problem(`{rate@另一个党支部}`), proposal, [BRANCH, '另一个党支部'])
    expect(words).toMatchObject({ finding: '规则的话{1}', figures: ['rate', OF_BRANCH] })
  })

  it('are refused where they name a branch that the unit has not', () => {
    expect(() => inOwnWords('id', problem('{rate@没有的党支部}'), proposal, [BRANCH])).toThrow('没有的党支部')
  })
})
