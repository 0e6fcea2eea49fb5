App({
  globalData: { launches: 0, scripts: [] as string[] },
  onLaunch() {
    this.globalData.launches += 1
  },
  onError(message) {
    void wx.showToast({ title: `App.onError ${message}`, icon: 'none' })
  },
  onUnhandledRejection({ reason }) {
    // The typings say a text; what a promise was rejected with arrives as it is.
    const failure: unknown = reason
    const words = failure instanceof Error ? failure.message : String(failure)
    void wx.showToast({ title: `App.onUnhandledRejection ${words}`, icon: 'none' })
  },
})
