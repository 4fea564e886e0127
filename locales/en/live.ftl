# The chat with a person: the queue, the conversation, the way out.

event_queued = You are in the queue to chat with Medborgarservice. Your reference number is { $reference }.
event_joined = { $name }, { $function }, is answering now.
event_back_in_queue = The person who answered you cannot continue right now. You are back in the queue, at the place you had.
event_handed_back = The automatic service answers again. Medborgarservice still has matter { $reference }.
event_forwarded = Matter { $reference } has been passed on to { $to }.
event_became_errand = You are no longer waiting in the queue. We still have matter { $reference }. A person will have dealt with it by { $due }.
event_reopened = Matter { $reference } is open again.
live_offer_heading = Chat with a person now
live_offer = Medborgarservice answers in the chat until { $until }. You get a place in the queue. If we close while you wait, you still get help.
live_button = Join the queue to chat now
live_closed = The chat with Medborgarservice is closed. We are back { $next }.
live_closed_unknown = The chat with Medborgarservice is closed.
live_nobody = Nobody at Medborgarservice can answer in the chat right now.
live_as_errand = Send a matter instead.
live_fault = Nobody can answer in the chat right now. Send it as a matter instead. What you wrote is still here.
live_title_waiting = You are in the queue
live_title_talking = You are chatting with { $name }
live_title_errand = Your matter has been sent
live_title_over = The chat has ended
live_status = Right now
live_place = { $ahead ->
    [0] You are first in the queue.
    [one] One person is before you in the queue.
   *[other] { $ahead } people are before you in the queue.
  }
live_wait = During the last two hours most people have waited between { $least } and { $most } minutes.
live_wait_most = { $most ->
    [one] During the last two hours most people have waited one minute at most.
   *[other] During the last two hours most people have waited { $most } minutes at most.
  }
live_served = You get help even if the chat closes while you wait.
live_nobody_now = Nobody at Medborgarservice is at the chat right now. You can go on waiting. If nobody comes, a person will still have dealt with what you wrote by { $due }.
live_while_waiting = You can write while you wait. Whoever answers sees the whole conversation.
live_answers = { $name }, { $function }, is answering you.
live_bot_answers = The automatic service answers again. If you want a person again, ask for one in the chat.
live_errand = You are not waiting in the queue. A person will have dealt with the matter by { $due }. You can write more here.
live_over = Medborgarservice has closed the matter. You can save the conversation.
live_lines = The conversation with Medborgarservice
live_before = The conversation before
live_label = Write to Medborgarservice
live_help = At most { $limit } characters. Do not write personal identity numbers.
live_send = Send
live_sending = Sending …
live_not_sent = It could not be sent just now. We are trying again. Your text is still here.
live_fetch = Get new messages
live_refresh_on = Get new messages without pressing
live_refresh_about = The page is then read again every { $seconds } seconds. The field to write in is not shown meanwhile, so that no text is lost.
live_refreshing = The page is read again every { $seconds } seconds.
live_refresh_off = Stop reading the page again, I want to write
live_to_errand_heading = Don’t want to wait?
live_to_errand_text = Make it a matter. A person will then have dealt with it by { $due }. You keep your place in the queue until you press the button.
live_to_errand = Stop waiting, send as a matter
live_too_late = Somebody is answering you already. You are still in the chat.
live_typing = { $name } is writing …
live_read = Read
live_offline = You are not connected. We fetch what you have missed as soon as possible.
live_to_chat = To the automatic service
live_to_receipt = To your matter
live_save = Save the conversation
live_go = To the chat with Medborgarservice
live_choose = Write below what it is about. At the bottom you choose whether to join the queue or to send it as a matter.
