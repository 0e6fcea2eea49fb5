Page({
  data: {
    count: 3,
    pressed: '',
    measured: '',
    animation: {} as WechatMiniprogram.AnimationExportResult,
    items: [
      { id: 'a', word: '甲' },
      { id: 'b', word: '乙' },
    ],
  },
  onItem(event: WechatMiniprogram.TouchEvent) {
    const { itemId } = event.currentTarget.dataset as { itemId: string }
    this.setData({ pressed: itemId, 'items[1].word': '改过' })
  },
  onTold(event: WechatMiniprogram.CustomEvent<{ by: number }>) {
    this.setData({ count: this.data.count + event.detail.by })
  },
  onTap() {
    this.setData({ pressed: '点' })
  },
  onLongPress() {
    this.setData({ pressed: '长按' })
  },
  onInner() {
    this.setData({ pressed: '里面' })
  },
  onOuter() {
    this.setData({ pressed: '外面' })
  },
  openDetail() {
    void wx
      .navigateTo({
        url: '/packages/more/detail/detail?id=7&name=%E7%94%B2',
        events: { back: (word: string) => this.setData({ pressed: word }) },
      })
      .then(({ eventChannel }) => eventChannel.emit('greet', '来自首页'))
  },
  openParts() {
    void wx.navigateTo({ url: '../parts/parts' })
  },
  openPhone() {
    void wx.navigateTo({ url: '/pages/phone/phone' })
  },
  animate() {
    const animation = wx.createAnimation({ duration: 20 })
    animation.translateX(40).opacity(0.5).step()
    this.setData({ animation: animation.export() })
  },
  measure() {
    wx.createSelectorQuery()
      .select('.item')
      .boundingClientRect()
      .selectAll('.item')
      .boundingClientRect()
      .selectViewport()
      .scrollOffset()
      .exec(([one, all, viewport]: [{ height: number; top: number }, unknown[], { scrollTop: number }]) => {
        this.setData({ measured: `${Math.round(one.height)} ${all.length} ${viewport.scrollTop}` })
      })
  },
  fail() {
    throw new Error('故意的错误')
  },
  breakPromise() {
    void Promise.reject(new Error('没人接住'))
  },
  onShareAppMessage() {
    return { title: '看看详情', path: '/packages/more/detail/detail?id=9' }
  },
})
