// Who is there in the demo: what Ada is signed in with, and which websites there are. Addresses are those of documentation.

const HOME = { country: 'AT', city: 'Graz', network: 'Example Telecom' };
const ON_THE_WAY = { country: 'AT', city: 'Vienna', network: 'Example Telecom' };
const OFFICE = { country: 'AT', city: 'Vienna', network: 'Example Fibre' };

export const PEOPLE = {
  sessions: [
    { device: 'Chrome on Windows', from: '198.51.100.24', place: HOME, started: '5 days', lastActive: '2 hours' },
    { device: 'Safari on iPhone', from: '203.0.113.7', place: ON_THE_WAY, started: '3 days', lastActive: '4 minutes' },
    { device: 'Firefox on Linux', from: '2001:db8:85a3::8a2e:370:7334', place: HOME, started: '26 hours', lastActive: '19 hours' },
    { device: 'Safari on macOS', from: '198.51.100.24', place: HOME, started: '12 days', lastActive: '1 day' },
    { device: 'Edge on Windows', from: '192.0.2.118', place: OFFICE, started: '29 days', lastActive: '6 days' },
    { device: 'Chrome on Android', from: '203.0.113.80', place: ON_THE_WAY, started: '9 hours', lastActive: '35 minutes' },
    { device: 'Firefox on macOS', from: '192.0.2.44', place: OFFICE, started: '40 minutes', lastActive: '40 minutes' },
    { userAgent: 'curl/8.14.1', from: '2001:db8::17', place: { country: 'DE', city: 'Frankfurt', network: 'Example Hosting' }, started: '6 days', lastActive: '6 days' },
  ],
  websites: [
    { name: 'Wiki', redirectUri: 'https://wiki.example.com/callback', isAllowed: true },
    { name: 'Photo Archive', redirectUri: 'https://photos.example.com/callback', isAllowed: false },
  ],
};
