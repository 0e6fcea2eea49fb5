type Decide = (decision: { event: 'agree' | 'disagree'; buttonId?: string }) => void

let decide: Decide = () => undefined

Page({
  data: { top: 0, rows: [1, 2, 3, 4, 5, 6], lower: 0, slide: 0, submitted: '', privacy: '', asking: false, scale: 0 },
  onLoad() {
    wx.onNeedPrivacyAuthorization((resolve) => {
      decide = resolve as unknown as Decide
      this.setData({ asking: true })
    })
  },
  onShow() {
    this.setData({ scale: wx.getAppBaseInfo().fontSizeScaleFactor })
  },
  onLower() {
    this.setData({ lower: this.data.lower + 1 })
  },
  onScroll() {
    // Only there to see that scrolling is told.
  },
  onSlide(event: WechatMiniprogram.SwiperChange) {
    this.setData({ slide: event.detail.current })
  },
  next() {
    this.setData({ slide: this.data.slide + 1 })
  },
  submit(event: WechatMiniprogram.FormSubmit) {
    this.setData({ submitted: JSON.stringify(event.detail.value) })
  },
  paste() {
    wx.getClipboardData()
      .then(() => this.setData({ privacy: '读到了' }))
      .catch((failure: { errMsg: string }) => this.setData({ privacy: failure.errMsg }))
  },
  agree() {
    this.setData({ asking: false })
    decide({ event: 'agree', buttonId: 'agree' })
  },
})
