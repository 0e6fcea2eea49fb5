/**
 * @jest-environment <rootDir>/test/setup/in-zone.cjs
 * @jest-environment-options {"zone":"Africa/Cairo"}
 */
import './every-time-test'
