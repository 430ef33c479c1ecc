//! A stream whose peer has to take something of what is sent to it now and then. Who asks and never reads would otherwise hold
//! the answer, and its connection, for as long as it likes.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream that fails when it could not write anything for a while.
pub(super) struct Progress<S> {
    stream: S,
    longest_stall: Duration,
    /// Runs while there is something to write that the peer does not take.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<S> Progress<S> {
    pub(super) fn of(stream: S, longest_stall: Duration) -> Self {
        Self { stream, longest_stall, deadline: None }
    }

    /// What came of writing, or a failure when nothing has for too long.
    fn within_deadline<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.deadline = None;
            return written;
        }
        let longest_stall = self.longest_stall;
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(sleep(longest_stall)));
        ready!(deadline.as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the peer takes nothing of what is sent to it")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Progress<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Progress<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.within_deadline(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.within_deadline(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    #[tokio::test]
    async fn writing_fails_when_the_peer_takes_nothing_for_too_long() {
        let (ours, _theirs) = duplex(1024);
        let mut stream = Progress::of(ours, Duration::from_millis(50));
        let error = stream.write_all(&[0; 4096]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn the_time_begins_when_the_peer_takes_no_more_and_anew_after_each_part() {
        let mut context = Context::from_waker(Waker::noop());
        let (ours, mut theirs) = duplex(1024);
        let mut stream = Progress::of(ours, Duration::from_secs(30));
        stream.write_all(&[0; 1024]).await.unwrap();
        assert!(stream.deadline.is_none(), "nothing is late");
        for _ in 0..4 {
            assert!(Pin::new(&mut stream).poll_write(&mut context, &[0; 512]).is_pending());
            assert!(stream.deadline.is_some());
            theirs.read_exact(&mut [0; 512]).await.unwrap();
            assert!(Pin::new(&mut stream).poll_write(&mut context, &[0; 512]).is_ready());
            assert!(stream.deadline.is_none());
        }
    }
}
