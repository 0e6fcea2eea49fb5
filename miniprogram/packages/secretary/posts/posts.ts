import type { RequestOf } from '#contract'
import type { SheetForm } from '../components/form-sheet/form-sheet'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { POSTS } from '../../../domain/people/appointment'
import { notSent, readingPage, type NotSent } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, chosenOf, say } from '../../../page-parts/telling'
import { failureOf } from '../../../services/call-failure'
import { isInstant } from '../../../domain/time/instant'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { open } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { send } from '../../../services/submit'
import { dayOf } from '../person-fields'
import {
  appointFields,
  committeeRows,
  committeeWords,
  END_FIELDS,
  phoneWords,
  postRows,
  type PostRow,
} from './posts-view'

const PHONE_CHOICES = ['就是本人的微信，任职', '不是，解除绑定后任职'] as const
const NEEDS_INVITATION = '这位同志还没有绑定微信。本人用新的邀请码加入以后，才能用微信办理这个职务的事。'

/** Who is in office today: appoint, and end a tenure. */
readingPage('packages/secretary/posts/posts', {
  data: {
    /** Of a branch. */
    committee: [] as readonly PostRow[],
    /** The others; of a bureau all. */
    rows: [] as readonly PostRow[],
    notice: '',
    people: [] as readonly NamedPerson[],
    mayManage: false,
    sheet: null as SheetForm | null,
    /** The tenure that is ended; empty for a new one. */
    ending: '',
  },

  async read({ branchId }) {
    const [branch, { appointments }, committee, people] = await Promise.all([
      ask('branch.get', { branchId }),
      ask('appointment.list', { branchId }),
      ask('committee.get', { branchId }),
      peopleWithBelow(branchId),
    ])
    return { branch, appointments, committee, people }
  },
  show: ({ branch: { kind, permissions }, appointments, committee, people }) => ({
    committee: kind === 'branch' ? committeeRows(committee) : [],
    rows: postRows(appointments, kind),
    notice: kind === 'branch' ? committeeWords(appointments, today()) : '',
    people,
    mayManage: permissions.includes('manage-branch'),
  }),

  /** To the post that was tapped; by the button at the end, to any. */
  appoint(event: WechatMiniprogram.TouchEvent) {
    if (!this.seen) return
    const fields = appointFields(this.seen.branch.kind)
    const sheet = { title: '记录任职', button: '任职', fields, start: { fromOn: today(), post: tapped(event, 'post') } }
    this.setData({ sheet, ending: '', fault: '' })
  },
  end(event: WechatMiniprogram.TouchEvent) {
    const ending = tapped(event)
    const row = [...this.data.committee, ...this.data.rows].find(({ appointmentId }) => appointmentId === ending)
    if (!row) return
    const title = `${row.holder}不再担任${row.post}`
    const sheet = { title, button: '离任', fields: END_FIELDS, start: { endedOn: today() } }
    this.setData({ sheet, ending, fault: '' })
  },
  stop() {
    this.setData({ sheet: null })
  },

  async save(event: WechatMiniprogram.CustomEvent<{ values: LedgerValues }>) {
    await this.attempt(async () => {
      const unsent = await this.sendChange(event.detail.values)
      if (unsent) return unsent
      this.stop()
      forgetMe()
      if (this.unbound === '') say('已保存')
      await this.load()
      await this.invite()
      return undefined
    })
  },
  async sendChange(values: LedgerValues): Promise<NotSent | undefined> {
    const { branchId } = this.at
    const { ending } = this.data
    if (ending !== '') {
      await this.send('appointment.end', { branchId, appointmentId: ending, endedOn: dayOf(values, 'endedOn') })
      return undefined
    }
    const post = POSTS.find((each) => each === values['post'])
    if (!post) return notSent('请选择职务。')
    const memberId = String(values['memberId'])
    return this.appointed({ branchId, memberId, post, fromOn: dayOf(values, 'fromOn') })
  },
  /** Whose phone is bound already is looked at first: it will act with the post. */
  async appointed(asked: RequestOf<'appointment.make'>): Promise<NotSent | undefined> {
    const answer = await send(this, 'appointment.make', asked)
    if (answer.ok) {
      this.unbound = answer.value.isBound ? '' : asked.memberId
      return undefined
    }
    const { boundAt: at = '', ...whose } = answer.code === 'phone-bound-before' ? (answer.detail ?? {}) : {}
    const boundAt = String(at)
    if (!isInstant(boundAt)) throw failureOf<'appointment.make'>(answer)
    const chosen = await chosenOf([...PHONE_CHOICES], phoneWords({ ...whose, boundAt }))
    if (chosen === undefined) return notSent('还没有任职：请先核对绑定的微信。')
    if (chosen === 0) return this.appointed({ ...asked, phoneBoundAt: boundAt })
    const { branchId, memberId } = asked
    await this.send('binding.release', { branchId, memberId, reason: '任职前核对，不是本人的微信' })
    return this.appointed(asked)
  },
  /** Who was just appointed and has no phone bound; empty where they have one. */
  unbound: '',
  async invite() {
    const memberId = this.unbound
    this.unbound = ''
    if (memberId !== '' && (await agreed('已任职', NEEDS_INVITATION, '给邀请码')))
      await open('packages/secretary/invite/invite', { branchId: this.at.branchId, memberId })
  },
})
