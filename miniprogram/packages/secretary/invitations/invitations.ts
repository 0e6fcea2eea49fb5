import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf } from '../../../services/routes'
import { momentText } from '../../../text/dates'

interface Row {
  readonly memberId: string
  readonly name: string
  readonly note: string
  readonly maySee: boolean
}

/** Invitations that can still be used, and the way to a new one. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    rows: [] as readonly Row[],
    isChoosing: false,
    people: [] as readonly NamedPerson[],
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/invitations/invitations'>(query).branchId ?? ''
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const answer = await read('invitation.list', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const rows = answer.value.invitations.map(({ memberId, name, expiresAt, createdByName, code }) => ({
      memberId,
      name,
      maySee: code !== null,
      note: `${momentText(expiresAt, yearOf(today()))}前有效${createdByName === null ? '' : ` · ${createdByName}发出`}`,
    }))
    if (rows.length > 0) this.setData({ state: 'ready', rows })
    else this.setData({ state: 'empty', message: '没有待用的邀请码。', rows })
  },

  async choose() {
    this.setData({ people: await peopleOf(this.branchId), isChoosing: true })
  },
  stopChoosing() {
    this.setData({ isChoosing: false })
  },
  chosen(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopChoosing()
    this.show(event.detail.memberIds[0])
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    if (this.data.rows.some(({ memberId, maySee }) => memberId === id && maySee)) this.show(id)
  },
  show(memberId: string | undefined) {
    if (memberId) void open('packages/secretary/invite/invite', { branchId: this.branchId, memberId })
  },
})
