App({
  globalData: { launches: 0, scripts: [] as string[] },
  onLaunch() {
    this.globalData.launches += 1
  },
  onError(message) {
    void wx.showToast({ title: `App.onError ${message}`, icon: 'none' })
  },
  onUnhandledRejection({ reason }) {
    void wx.showToast({ title: `App.onUnhandledRejection ${(reason as Error).message}`, icon: 'none' })
  },
})
