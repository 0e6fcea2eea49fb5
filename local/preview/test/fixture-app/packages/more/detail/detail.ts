getApp<{ globalData: { scripts: string[] } }>().globalData.scripts.push('detail')

Page({
  data: { query: '', greeting: '', refreshed: 0, reached: 0, scrolled: false },
  onLoad(query) {
    this.setData({ query: JSON.stringify(query) })
    this.getOpenerEventChannel().on?.('greet', (word: string) => this.setData({ greeting: word }))
  },
  answer() {
    this.getOpenerEventChannel().emit?.('back', '详情说好')
    void wx.navigateBack()
  },
  onPullDownRefresh() {
    this.setData({ refreshed: this.data.refreshed + 1 })
    void wx.stopPullDownRefresh()
  },
  onReachBottom() {
    this.setData({ reached: this.data.reached + 1 })
  },
  onPageScroll({ scrollTop }) {
    if (scrollTop > 0 && !this.data.scrolled) this.setData({ scrolled: true })
  },
})
