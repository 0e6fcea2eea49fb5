/** What is done and what is left of setting an organization up, as rows that lead there. */
import type { OutputOf } from '#contract'

export type Left = OutputOf<'setup.left'>
export type Step = Left['left'][number]

export interface StepRow {
  readonly step: Step
  readonly title: string
  readonly note: string
  readonly isDone: boolean
}

const OF_BUREAU: readonly Step[] = ['branches', 'bureau-roll']
const OF_BRANCH: readonly Step[] = ['roster', 'cells', 'posts', 'dues', 'invitations', 'meeting']

/** In the usual order; what does not apply, or is somebody else's to see, is not among them. */
export function stepRows(left: Left): StepRow[] {
  const steps = left.kind === 'bureau' ? OF_BUREAU : OF_BRANCH
  return steps
    .filter((step) => applies(step, left))
    .map((step) => {
      const isDone = !left.left.includes(step)
      return { step, isDone, ...WORDS[step](left, isDone) }
    })
}

function applies(step: Step, { dues, left }: Left): boolean {
  if (step === 'dues') return dues !== null && dues.due > 0
  return step !== 'bureau-roll' || left.includes(step)
}

type Words = (left: Left, isDone: boolean) => Pick<StepRow, 'title' | 'note'>

const WORDS: Readonly<Record<Step, Words>> = {
  branches: ({ branches }, isDone) => ({
    title: '建立党支部',
    note: isDone ? `已有 ${branches.length} 个，还可以再建` : '每位同志都编入一个党支部',
  }),
  'bureau-roll': ({ onRoll }) => ({
    title: '编入党支部',
    note: `单位自己的名册上还有 ${onRoll} 人，可以转入所在的党支部`,
  }),
  roster: ({ onRoll }, isDone) => ({
    title: '党员名册',
    note: isDone ? `在册 ${onRoll} 人` : '导入现有的名单。名单里写了党小组的，先成立党小组',
  }),
  cells: ({ cells }, isDone) => ({ title: '党小组', note: isDone ? `${cells} 个` : '人数不多的支部可以不设' }),
  posts: (_, isDone) => ({
    title: '支部委员会',
    note: isDone ? '书记已任职，其他职务也在这里' : '先任命书记',
  }),
  dues: ({ dues }, isDone) => ({
    title: '今年的党费标准',
    note: isDone ? '都已核定' : `${dues?.due ?? 0} 人中 ${dues?.fixed ?? 0} 人已核定；可以从表格里粘贴`,
  }),
  invitations: ({ bound, invited, onRoll }) => ({
    title: '邀请同志加入',
    note: `在册 ${onRoll} 人，其中 ${bound} 人已用微信加入${invited > 0 ? `；${invited} 个邀请码待用` : ''}`,
  }),
  meeting: ({ meetings }, isDone) => ({
    title: '第一次会议',
    note: isDone ? `已召集 ${meetings} 次` : '召集要开的会，或补记开过的会',
  }),
}

/** `还有 3 步`; of what was left for later it is said that it is there. */
export function leftWords(now: number, later: number): string {
  const rest = later > 0 ? `${later} 步以后再做，随时可以接着办。` : ''
  if (now > 0) return `还有 ${now} 步。不用一次办完，也不用都办。${rest}`
  return rest === '' ? '都办好了。' : `眼前的都办好了。${rest}`
}
