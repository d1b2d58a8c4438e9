using Noroshi.Kernel;

namespace Noroshi.Formats.Stix;

/// <summary>What an indicator names.</summary>
public enum ObservableType
{
    /// <summary>An IPv4 address, or a block of them (CIDR).</summary>
    Ipv4Address,

    /// <summary>An IPv6 address, or a block of them (CIDR).</summary>
    Ipv6Address,

    /// <summary>A domain name, in its ASCII form.</summary>
    DomainName,

    /// <summary>A URL (http, https or ftp).</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A file's MD5 digest.</summary>
    Md5,

    /// <summary>A file's SHA-1 digest.</summary>
    Sha1,

    /// <summary>A file's SHA-256 digest.</summary>
    Sha256,
}

/// <summary>
/// One indicator in its normal form. Analysts write it as they please: defanged (<c>hxxp</c>, <c>[.]</c>, <c>(dot)</c>, <c>[at]</c>),
/// full-width, in quotes. What could be two things is refused and not guessed.
/// </summary>
public sealed record Observable
{
    /// <summary>The longest text that is read.</summary>
    public const int Longest = 4_096;

    internal Observable(ObservableType type, string value) => (Type, Value) = (type, value);

    /// <summary>What it names.</summary>
    public ObservableType Type { get; }

    /// <summary>The normal form: lower case where case says nothing, ASCII, no default port.</summary>
    public string Value { get; }

    /// <summary>The type's name in STIX 2.1.</summary>
    public string StixType => Type switch
    {
        ObservableType.Ipv4Address => "ipv4-addr",
        ObservableType.Ipv6Address => "ipv6-addr",
        ObservableType.DomainName => "domain-name",
        ObservableType.Url => "url",
        ObservableType.EmailAddress => "email-addr",
        _ => "file",
    };

    /// <summary>The form for mails and pages, on which nobody can click: <c>hxxps://example[.]com/a.html</c>.</summary>
    public string Defanged => Refanging.Defang(Type, Value);

    /// <summary>Reads what an analyst wrote. Any input is answered, in time that grows with its length.</summary>
    /// <param name="written">The text.</param>
    /// <param name="field">The field that problems name.</param>
    /// <param name="observable">The indicator, or null.</param>
    /// <param name="problems">What is wrong, empty when it was read.</param>
    public static bool TryRead(string? written, string field, out Observable? observable, out Problems problems)
    {
        observable = null;
        problems = [];
        try
        {
            observable = ObservableGrammar.Read(written ?? "");
            return true;
        }
        catch (ObservableFault fault)
        {
            problems.Add(new Problem(field, fault.Code, fault.Says));
            return false;
        }
    }
}

/// <summary>Why a text is no indicator; never leaves this folder.</summary>
internal sealed class ObservableFault(string code, string ja, string en) : Exception(en)
{
    public string Code { get; } = code;

    public Words Says { get; } = new(ja, en);
}
