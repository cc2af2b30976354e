/// A file in the hand-written form with a question of each kind, to be edited.
package enum BankTemplate {
  package static let text = """
    ---
    topic: HTTP
    level: intermediate
    ---

    # Which method changes nothing on the server?

    Everything between the heading and the options belongs to the question: text, lists, code.

    > A quote before the options is a hint.

    1. [x] `GET`
       > A quote below an option says why it is right or wrong.
    2. [ ] `POST`
       > It is for what changes something.
    3. [ ] `DELETE`

    What follows the options explains the answer.

    ---

    # Which status codes say that something is somewhere else?

    - [x] 301
    - [x] 308
    - [ ] 200
    - [ ] 404

    ---

    # Why is HTTP called stateless?

    Without a list, what follows is the answer: each request says all that the server needs to know, so that
    any server can answer it.

    **Key points**

    - Each request stands for itself
      > independent
      > on its own
    - The server keeps nothing between requests

    **References**

    - <https://www.rfc-editor.org/rfc/rfc9110>

    ---

    # In which order does a client reach a server?

    1. Look up the name
    2. Open a connection
    3. Send the request

    ---

    # Which status code says that nothing was found?

    **Accept**

    - 404 | Not Found

    ---

    # Which line is wrong?

    ```python
    def total(prices):
        sum = 0
        for price in prices:
            sum = price
        return sum
    ```

    **Faulty lines**

    - 4
      > It forgets the sum of before.

    """
}
