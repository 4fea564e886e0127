# API: what went wrong, and the conversation as plain text

api_title_malformed = Unreadable JSON
api_title_unauthorized = Token missing
api_title_query = Unreadable query
api_title_not_found = Not found
api_title_method = Wrong method
api_title_conflict = Conflict with what is there
api_title_too_large = Too large
api_title_not_json = Not JSON
api_title_fields = Fields at fault
api_title_too_many = Too many requests
api_title_unavailable = Temporarily unavailable
api_malformed = What was sent can't be read as JSON.
api_unauthorized = Send the token of the conversation in the Authorization header, as "Bearer" and the token. A token that is wrong, too old or detached is not valid.
api_query = What stands after the question mark of the address can't be read.
api_notice = You are chatting with an automatic service. No person reads what you write until you choose to contact Medborgarservice (citizen service). What you write is received by the municipality and can become a public record. Do not write personal identity numbers.
api_not_found = There is nothing at this address.
api_method = The address does not take that method. The Allow header shows which ones it takes.
api_client_id_reused = The same client_id has already been used with another text. Nothing has been stored.
api_already_handed_over = The conversation is already with Medborgarservice (citizen service) and has number { $reference }.
api_conflict = The conversation changed in the meantime. Read it again and retry.
api_wants_person = Wants to talk to a person.
api_too_large = What was sent is too large. The limit is { $bytes } bytes.
api_not_json = Send JSON with the header Content-Type: application/json.
api_fields = { $count ->
    [one] One field needs mending.
   *[other] { $count } fields need mending.
  }
api_too_many = There were many requests in a short time. Wait { $seconds } seconds and try again.
api_unavailable = Nothing has been stored. Try again in a moment.
api_field_unknown = There is no such field.
api_field_missing = The field must be filled in.
api_field_not_text = The field must be text.
api_field_not_bool = The field must be true or false.
api_field_not_object = This must be an object.
api_field_too_long = The text is too long. At most { $max } characters.
api_field_language = The service does not have that language. Choose sv, sv-simple or en.
api_field_client_id = Use 1 to 100 characters: letters a-z, digits and punctuation, without spaces.
api_field_contact_way = Choose come_back, phone or email.
api_field_phone = That does not look like a phone number.
api_field_email = That does not look like an e-mail address.
api_field_personal_number = There is a personal identity number or the like here. Take it out. Nothing has been stored.
api_field_maybe_personal_number = There is something here that may be a personal identity number. Take it out or rewrite it. Nothing has been stored.
transcript_title = Conversation with the automatic service
transcript_started = Began { $when }
transcript_samples = The answers are examples. Nobody at the municipality has approved them.
transcript_you = You
transcript_service = Automatic service
transcript_agent = { $name }, { $function }
transcript_answer_of = Responsible: { $owner }. Reviewed { $date }.
transcript_answer_read = Responsible: { $owner }. The sources were read { $date }.
transcript_answer_by = Responsible: { $owner }.
transcript_sample = Example, not approved by the municipality.
transcript_version = Answer { $id }, version { $version }
transcript_source = Source: { $title }
transcript_handed_over = The conversation was handed to Medborgarservice (citizen service). Number { $reference }. Somebody deals with it by { $when }.
transcript_closed = Matter { $reference } is closed.
