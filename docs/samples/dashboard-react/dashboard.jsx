// A dashboard with the list of sessions in it: a tag like any other, whose events are properties in React 19.

import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Dashboard() {
  const [isOver, setOver] = useState(false);
  return (
    <>
      <script type="module" async src={`${USER_SESSIONS_URL}/embed/user-sessions.js`} />
      <h1>Dashboard</h1>
      {isOver && <a href="/">Sign in again</a>}
      <user-sessions onuser-sessions-over={() => setOver(true)}>
        <a href={`${USER_SESSIONS_URL}/account/sessions`}>User Sessions</a>
      </user-sessions>
    </>
  );
}

createRoot(document.getElementById('root')).render(<Dashboard />);
