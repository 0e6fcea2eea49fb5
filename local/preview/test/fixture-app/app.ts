App({
  globalData: { launches: 0 },
  onLaunch() {
    this.globalData.launches += 1
  },
})
