namespace Noroshi.Formats.Stix;

/// <summary>A bundle of STIX 2.1 (OASIS): one report with what it says, all marked alike, in an order that depends on nothing but its content.</summary>
public sealed record StixBundle
{
    /// <summary>Who speaks.</summary>
    public required StixAuthor Author { get; init; }

    /// <summary>The report.</summary>
    public required StixReport Report { get; init; }

    /// <summary>How far all of it may be passed on.</summary>
    public required TlpMarking Marking { get; init; }

    /// <summary>When the first version was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When this version was made; not before the first.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>The language of the texts, <c>ja</c> or <c>en</c> (RFC 5646).</summary>
    public string Language { get; init; } = "ja";

    /// <summary>What the report says. What stands in it twice is written once.</summary>
    public required IReadOnlyCollection<StixObject> Objects { get; init; }

    /// <summary>The bundle as UTF-8 JSON.</summary>
    /// <exception cref="ArgumentException">It breaks a rule of the standard: an identifier of another type, two objects with one identifier, a name that is missing, an end before the beginning, a relationship to what is not there.</exception>
    public byte[] ToJson() => StixWriter.Write(this);
}
