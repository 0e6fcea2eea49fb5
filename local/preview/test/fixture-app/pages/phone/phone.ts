interface Drawable {
  readonly node: WechatMiniprogram.Canvas
  readonly width: number
}

Page({
  data: {
    kept: '',
    answer: '',
    network: '',
    consent: '',
    settings: '',
    scanned: '',
    chosen: '',
    theme: '',
    drawn: '',
    told: '',
  },
  onLoad() {
    this.setData({ kept: String(wx.getStorageSync('word')), theme: wx.getAppBaseInfo().theme ?? '' })
    wx.onNetworkStatusChange(({ networkType }) => this.setData({ network: networkType }))
    wx.onThemeChange(({ theme }) => this.setData({ theme }))
  },
  onReady() {
    wx.createSelectorQuery()
      .select('#drawing')
      .fields({ node: true, size: true })
      .exec(([{ node, width }]: [Drawable]) => {
        node.width = width * 2
        node.height = width * 2
        const context = node.getContext('2d')
        context.fillStyle = '#b3261e'
        context.fillRect(0, 0, width, width)
        this.setData({ drawn: `${width}` })
      })
  },
  keep() {
    wx.setStorageSync('word', '放好了')
    this.setData({ kept: String(wx.getStorageSync('word')) })
  },
  call() {
    wx.cloud
      .callFunction({ name: 'echo', data: { question: '在吗' } })
      .then(({ result }) => this.setData({ answer: JSON.stringify(result) }))
      .catch((failure: { errMsg: string }) => this.setData({ answer: failure.errMsg }))
  },
  subscribe() {
    wx.requestSubscribeMessage({ tmplIds: ['dues', 'meeting'] })
      .then(async (answers) => {
        const again = this.data.consent === '' ? '' : '又问 '
        this.setData({ consent: `${again}${answers.dues as string} ${answers.meeting as string}` })
        const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true })
        this.setData({ settings: `设置 ${JSON.stringify(subscriptionsSetting.itemSettings)}` })
      })
      .catch((failure: { errMsg: string; errCode?: number }) =>
        this.setData({ consent: `${failure.errMsg} ${failure.errCode}` }),
      )
  },
  scan() {
    wx.scanCode({})
      .then(({ result }) => this.setData({ scanned: result }))
      .catch((failure: { errMsg: string }) => this.setData({ scanned: failure.errMsg }))
  },
  ask() {
    void wx
      .showModal({ title: '请确认', content: '要提交吗？' })
      .then(({ confirm }) => this.setData({ chosen: `弹窗 ${confirm}` }))
  },
  choose() {
    wx.showActionSheet({ itemList: ['甲', '乙'] })
      .then(({ tapIndex }) => this.setData({ chosen: `菜单 ${tapIndex}` }))
      .catch((failure: { errMsg: string }) => this.setData({ chosen: failure.errMsg }))
  },
  forget() {
    void wx.showActionSheet({ itemList: ['甲'] })
  },
  say() {
    void wx.showToast({ title: '提交成功' })
  },
  missing() {
    ;(wx as unknown as { startBeacon: () => void }).startBeacon()
  },
  copy() {
    wx.setClipboardData({ data: '抄' }).catch(({ errMsg, errno }: { errMsg: string; errno: number }) =>
      this.setData({ told: `${errno} ${errMsg}` }),
    )
  },
  save() {
    wx.saveImageToPhotosAlbum({ filePath: 'none.png' }).catch((failure: { errMsg: string }) =>
      this.setData({ told: `${this.data.told} ${failure.errMsg}` }),
    )
  },
  async setting() {
    const { authSetting } = await wx.openSetting()
    this.setData({ told: JSON.stringify(authSetting) })
  },
  onShareAppMessage() {
    return { title: '看看详情', path: '/packages/more/detail/detail?id=9' }
  },
})
