import { SETTLED_AT_ONCE } from '../../../domain/people/join-request'
import { copyNotice, shareNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { notSent, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, orSaid, say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { joiningView, leftOver, type RequestRow } from './joining-view'

const CHECK = '请先在群里或者当面核对是本人。确认以后，这些微信就代表各位同志，签到和登记都记在其名下。'

/** A code for the branch's group: who has it says who they are, and here somebody says of each that it is so. */
readingPage('packages/setup/joining/joining', {
  data: {
    fitting: [] as readonly RequestRow[],
    doubtful: [] as readonly RequestRow[],
    notice: null as GroupNotice | null,
    until: '',
    people: [] as readonly NamedPerson[],
    /** Of whom it is chosen who they are; empty: of nobody. */
    choosing: '',
  },

  async read({ branchId }) {
    const [branch, listed] = await Promise.all([ask('branch.get', { branchId }), ask('joinRequest.list', { branchId })])
    return { branch, listed }
  },
  show: ({ branch, listed }) => joiningView(listed, branch.name, today()),

  copyNotice,
  onShareAppMessage: shareNotice,

  async open() {
    await this.attempt(async () => {
      await this.send('groupInvitation.open', this.at)
      await this.load()
    })
  },
  async stop() {
    if (!(await agreed('停用群邀请码？', '停用以后，这个码不能再用来申请；已经申请的不受影响。', '停用'))) return
    await this.attempt(async () => {
      await this.send('groupInvitation.close', this.at)
      await this.load()
    })
  },

  async agree() {
    const { fitting } = this.data
    if (!(await agreed(`确认这 ${fitting.length} 位同志？`, CHECK, '确认'))) return
    await this.settle(fitting.map(({ requestId }) => ({ requestId })))
  },
  async choose(event: WechatMiniprogram.TouchEvent) {
    const choosing = tapped(event)
    const people = await orSaid(peopleOf(this.at.branchId))
    if (people) this.setData({ people, choosing })
  },
  stopChoosing() {
    this.setData({ choosing: '' })
  },
  async chosen(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    const { choosing: requestId, people } = this.data
    const [memberId] = event.detail.memberIds
    this.stopChoosing()
    if (memberId === undefined || requestId === '') return
    const name = people.find((each) => each.memberId === memberId)?.name ?? ''
    if (await agreed(`是${name}同志？`, CHECK, '确认')) await this.settle([{ requestId, memberId }])
  },
  async decline(event: WechatMiniprogram.TouchEvent) {
    const requestId = tapped(event)
    if (await agreed('不予确认？', '申请随即删除，不留记录；本人可以再申请。', '不予确认'))
      await this.settle([{ requestId, memberId: null }])
  },

  /** Without a `memberId`, whoever it fits. */
  async settle(wanted: readonly { readonly requestId: string; readonly memberId?: string | null }[]) {
    await this.attempt(async () => {
      const listed = this.seen?.listed.requests ?? []
      const requests = wanted.flatMap(({ requestId, memberId }) => {
        const request = listed.find((each) => each.requestId === requestId)
        if (!request) return []
        return [{ requestId, askedAt: request.askedAt, memberId: memberId === undefined ? request.memberId : memberId }]
      })
      const answers = []
      for (let from = 0; from < requests.length; from += SETTLED_AT_ONCE)
        answers.push(
          await this.send('joinRequest.settle', { ...this.at, requests: requests.slice(from, from + SETTLED_AT_ONCE) }),
        )
      await this.load()
      const joined = answers.reduce((sum, each) => sum + each.joined, 0)
      const left = leftOver(answers.flatMap(({ settled }) => settled))
      if (left !== '') return notSent(left)
      say(joined > 0 ? `已加入 ${joined} 人` : '已删除')
      return undefined
    })
  },
})
