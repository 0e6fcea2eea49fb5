import { yearOf } from '../../../domain/time/civil-date'
import { leaveQuietly } from '../../../page-parts/leaving'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open, openOfBranch, openPlain } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import {
  endSettingUp,
  goOnSettingUp,
  leaveForLater,
  leftForLater,
  putAway,
  takeUpAgain,
} from '../../../services/setting-up'
import { leftWords, stepRows, type Left, type Step, type StepRow } from './guide-view'

/** What is left of setting an organization up: each step opens its page, which leads back here, and is ticked from the records. */
readingPage('packages/setup/guide/guide', {
  data: {
    name: '',
    /** Whoever looks, where they are on a roll. */
    myself: '',
    words: '',
    steps: [] as readonly StepRow[],
    /** Left for later on this phone. */
    later: [] as readonly StepRow[],
    isBureau: false,
    branches: [] as readonly { readonly branchId: string; readonly name: string; readonly note: string }[],
    isLeft: false,
  },

  async read({ branchId }) {
    const [me, left] = await Promise.all([whoAmI(), ask('setup.left', { branchId })])
    return { me, left }
  },
  show({ me, left }, { branchId }) {
    const isLeft = left.left.length > 0
    if (isLeft) goOnSettingUp(branchId)
    else endSettingUp(branchId)
    return {
      ...{ name: left.name, isLeft, isBureau: left.kind === 'bureau', ...stepsApart(left, branchId) },
      myself: me.bound ? me.name : '',
      branches: left.branches.map(({ onRoll, ...branch }) => ({ ...branch, note: `在册 ${onRoll} 人` })),
    }
  },

  refresh: 'changed',

  async go(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.steps.find(({ step }) => step === tapped(event, 'step'))
    if (row) await opened(row, this.at.branchId)
  },
  leaveStep(event: WechatMiniprogram.TouchEvent) {
    const { seen, at } = this
    leaveForLater(at.branchId, tapped(event, 'step'))
    if (seen) this.setData(stepsApart(seen.left, at.branchId))
  },
  /** Come back to: it is among the others again, and its page is open. */
  async takeUp(event: WechatMiniprogram.TouchEvent) {
    const { seen, at } = this
    const row = this.data.later.find(({ step }) => step === tapped(event, 'step'))
    if (!seen || !row) return
    takeUpAgain(at.branchId, row.step)
    this.setData(stepsApart(seen.left, at.branchId))
    await opened(row, at.branchId)
  },
  today() {
    void openPlain('pages/today/today')
  },
  openBranch(event: WechatMiniprogram.TouchEvent) {
    void open('packages/setup/guide/guide', { branchId: tapped(event) })
  },
  settings() {
    void open('packages/secretary/settings/settings', this.at)
  },
  async putAway() {
    if (!(await agreed('收起', '收起以后，今天和工作台不再提示；支部设置里还能打开。', '收起'))) return
    putAway(this.at.branchId)
    await this.leave(leaveQuietly)
  },
})

/** What is to be done now, and what was left for later on this phone; what is done meanwhile is neither. */
function stepsApart(left: Left, branchId: string) {
  const put = leftForLater(branchId)
  const rows = stepRows(left)
  const isLater = ({ step, isDone }: StepRow) => !isDone && put.includes(step)
  const later = rows.filter(isLater)
  const words = leftWords(left.left.length - later.length, later.length)
  return { words, later, steps: rows.filter((row) => !isLater(row)) }
}

/** Done or not, each opens where it is done: a step can be gone back to. */
async function opened({ step, isDone }: StepRow, branchId: string): Promise<void> {
  if (step === 'dues' && !isDone)
    return open('packages/dues/assess-many/assess-many', { branchId, year: yearOf(today()) })
  if (step === 'dues') return open('packages/dues/desk/desk', { branchId })
  if (step === 'meeting')
    return open(isDone ? 'packages/meeting/list/list' : 'packages/meeting/convene/convene', { branchId })
  if (step === 'roster')
    return openOfBranch(
      isDone ? 'packages/secretary/register/register' : 'packages/secretary/register-import/register-import',
      branchId,
    )
  return openOfBranch(ROUTES[step], branchId)
}

const ROUTES = {
  branches: 'packages/setup/branch-new/branch-new',
  'bureau-roll': 'packages/secretary/register/register',
  cells: 'packages/secretary/cells/cells',
  posts: 'packages/secretary/posts/posts',
  invitations: 'packages/secretary/invitations/invitations',
} as const satisfies Partial<Record<Step, string>>
