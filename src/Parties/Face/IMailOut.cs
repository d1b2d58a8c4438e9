namespace Noroshi.Parties.Face;

/// <summary>A letter to an address that need not be a person's of the house. It is plain text.</summary>
/// <param name="Id">By which mail programs know it again: the same at every attempt.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it says.</param>
public sealed record Letter(Guid Id, string To, string Subject, string Text)
{
    /// <summary>Further header fields: <c>List-Unsubscribe</c> (RFC 2369), <c>List-Unsubscribe-Post</c> (RFC 8058).</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

/// <summary>How the sending of a letter ended.</summary>
public enum LetterOutcome
{
    /// <summary>The mail server took it.</summary>
    Taken,

    /// <summary>The mail server says that there is no such address (a 5xx answer to the recipient).</summary>
    NoSuchAddress,

    /// <summary>The server was away, or asks to come again.</summary>
    Later,
}

/// <summary>The way out for mail that is no notice to a person of the house.</summary>
public interface IMailOut
{
    /// <summary>Whether a mail server is set.</summary>
    bool IsOpen { get; }

    /// <summary>Sends letters over one connection. A fault of one does not stop the others.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="cancellation">Ends the work: what was not yet sent is told as <see cref="LetterOutcome.Later"/>.</param>
    /// <returns>How each ended, in their order.</returns>
    Task<IReadOnlyList<LetterOutcome>> SendAsync(IReadOnlyList<Letter> letters, CancellationToken cancellation);
}
