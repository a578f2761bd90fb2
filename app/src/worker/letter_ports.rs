//! Letters between the workers of a divided replication.
//!
//! Each of the other workers has a port to the first. So letters never wait for the page's thread, which draws meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_page::protocol::{Letter, decode_letter, encode_letter};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageChannel, MessageEvent, MessagePort};

/// The ports for a replication on this number of workers, one array a worker: the first worker's are in the order of the others. Fewer
/// workers where the browser gives no more channels, but at least one.
pub fn connect(workers: usize) -> Vec<js_sys::Array> {
    let first = js_sys::Array::new();
    let mut ports = vec![first.clone()];
    for _ in 1..workers {
        let Ok(channel) = MessageChannel::new() else {
            break;
        };
        first.push(&channel.port1());
        ports.push(js_sys::Array::of1(&channel.port2()));
    }
    ports
}

/// The ports of one worker, closed when this is dropped.
pub struct LetterPorts {
    ports: Vec<MessagePort>,
    received: Rc<RefCell<Vec<Letter>>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl LetterPorts {
    /// Listens at the ports that came with a job. `arrived` is called after each letter.
    pub fn open(ports: &js_sys::Array, arrived: impl Fn() + 'static) -> Self {
        let received = Rc::new(RefCell::new(Vec::new()));
        let inbox = Rc::clone(&received);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
            match decode_letter(&bytes) {
                Ok(letter) => inbox.borrow_mut().push(letter),
                Err(why) => web_sys::console::error_1(&why.into()),
            }
            arrived();
        });
        let ports: Vec<MessagePort> = ports.iter().map(JsCast::unchecked_into).collect();
        for port in &ports {
            port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self {
            ports,
            received,
            _heard: heard,
        }
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// If it cannot be sent.
    pub fn send(&self, letter: &Letter) -> Result<(), String> {
        let bytes = encode_letter(letter)?;
        // The first worker has a port to each of the others, and they have one, to the first.
        let at = (letter.to as usize).saturating_sub(1);
        let port = self.ports.get(at).ok_or("no port leads there")?;
        let bytes = js_sys::Uint8Array::from(bytes.as_slice()).buffer();
        port.post_message_with_transferable(&bytes, &js_sys::Array::of1(&bytes))
            .map_err(|error| format!("{error:?}"))
    }

    /// The letters received since the last call.
    pub fn received(&self) -> Vec<Letter> {
        self.received.take()
    }
}

impl Drop for LetterPorts {
    fn drop(&mut self) {
        for port in &self.ports {
            port.set_onmessage(None);
            port.close();
        }
    }
}
