import { typedInvitationCode } from '../../../domain/people/invitation'
import { today } from '../../../services/clock'
import { open, parametersOf } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { submit } from '../../../services/submit'
import { codeIn, foundView, isComplete, type Found } from './join-view'

/** Joining a branch: the code, then whose place it is, then the binding. */
Page({
  data: {
    code: '',
    found: null as Found | null,
    isDone: false,
    isSaving: false,
    fault: '',
    counted: '',
    isTooLate: false,
  },
  /** Whether they came from scanning the code of a meeting. */
  hasScanned: false,

  onLoad(query: Record<string, string | undefined>) {
    const { code = '', scanned } = parametersOf<'packages/member/join/join'>(query)
    this.hasScanned = scanned !== undefined
    if (code === '') return
    this.setData({ code: codeIn(code) ?? code })
    void this.look()
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, fault: '' })
  },

  async scan() {
    let scanned: string
    try {
      scanned = (await wx.scanCode({ scanType: ['qrCode'] })).result
    } catch {
      return // closed without scanning
    }
    const code = codeIn(scanned)
    if (code === undefined) return this.setData({ fault: '这不是邀请码，请扫支部书记出示的二维码。' })
    this.setData({ code })
    await this.look()
  },

  async look() {
    const code = typedInvitationCode(this.data.code)
    if (!isComplete(code)) return this.setData({ fault: '邀请码是八位字母和数字，请核对。' })
    const invited = await submit(this, 'invitation.look', { code })
    if (invited) this.setData({ found: foundView(invited, today()) })
  },

  again() {
    this.setData({ found: null, fault: '' })
  },

  async accept() {
    const joined = await submit(this, 'invitation.accept', { code: typedInvitationCode(this.data.code) })
    if (!joined) return
    forgetMe()
    const { checkedIn } = joined
    this.setData({ isDone: true, counted: checkedIn?.title ?? '', isTooLate: this.hasScanned && !checkedIn })
  },

  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },

  start() {
    void open('pages/today/today')
  },
})
