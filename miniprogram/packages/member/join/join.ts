import { typedInvitationCode } from '../../../domain/people/invitation'
import { notSent, writingPage } from '../../../page-parts/page'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { askPhone } from '../../../services/phone'
import { open } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { askedView, codeIn, foundView, isComplete, saidOf, type Asked, type Found } from './join-view'

/** Joining a branch: the code, then whose place it is, then the binding. Opened from the scan of a meeting's code, `scanned`. */
writingPage('packages/member/join/join', {
  data: {
    code: '',
    found: null as Found | null,
    /** By the code of a whole branch: what the person says of themselves, and then that it waits. */
    ownName: '',
    birthYear: '',
    asked: null as Asked | null,
    isDone: false,
    counted: '',
    isTooLate: false,
  },
  begin: ({ code = '' }) => ({ code: codeIn(code) ?? code }),
  onLoad() {
    if (this.data.code !== '') void this.look()
  },

  read: () => ask('joinRequest.mine', {}),
  show: (mine) => ({ asked: askedView(mine, today()) }),

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, fault: '' })
  },

  async scan() {
    let scanned: string | undefined
    await this.attempt(async () => {
      scanned = (await askPhone('scan', wx.scanCode({})))?.result
    })
    if (scanned === undefined) return
    const code = codeIn(scanned)
    if (code === undefined) return this.setData({ fault: '这不是邀请码，请扫支部书记出示的二维码。' })
    this.setData({ code })
    await this.look()
  },

  async look() {
    await this.attempt(async () => {
      const code = typedInvitationCode(this.data.code)
      if (!isComplete(code)) return notSent('邀请码是八位字母和数字，请核对。')
      this.setData({ found: foundView(await this.send('invitation.look', { code }), today()) })
      return undefined
    })
  },
  again() {
    this.setData({ found: null, fault: '' })
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ ownName: event.detail.value, fault: '' })
  },
  typeYear(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ birthYear: event.detail.value, fault: '' })
  },
  async ask() {
    await this.attempt(async () => {
      const said = saidOf(this.data.ownName, this.data.birthYear)
      if ('fault' in said) return notSent(said.fault)
      await this.send('joinRequest.send', { code: typedInvitationCode(this.data.code), ...said })
      this.setData({ found: null })
      return this.load()
    })
  },
  async takeBack() {
    await this.attempt(async () => {
      await this.send('joinRequest.takeBack', {})
      return this.load()
    })
  },

  async accept() {
    await this.attempt(async () => {
      const { checkedIn } = await this.send('invitation.accept', { code: typedInvitationCode(this.data.code) })
      forgetMe()
      const isTooLate = this.at.scanned !== undefined && !checkedIn
      this.setData({ isDone: true, counted: checkedIn?.title ?? '', isTooLate })
    })
  },

  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },
  start() {
    void open('pages/today/today')
  },
})
