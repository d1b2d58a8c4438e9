using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>How a contributor let an item go.</summary>
internal enum Reach
{
    /// <summary>事務局限り.</summary>
    Secretariat,

    /// <summary>話題の構成員.</summary>
    Topic,

    /// <summary>選んだ構成員.</summary>
    Chosen,
}

/// <summary>How a reader stands to a contribution.</summary>
internal sealed record Reader
{
    /// <summary>Of the organisation that gave it.</summary>
    public bool Own { get; init; }

    /// <summary>Of the secretariat.</summary>
    public bool Secretariat { get; init; }

    /// <summary>Takes part (<see cref="WhoTakesPart"/>).</summary>
    public bool TakesPart { get; init; }

    /// <summary>Whether the organisation is among the topic's members, and since when.</summary>
    public DateTimeOffset? InTopicSince { get; init; }

    public bool IsForeign { get; init; }

    /// <summary>Chosen by the contributor.</summary>
    public bool Chosen { get; init; }

    /// <summary>Added by consent to wider use or by the exception of article 45(6).</summary>
    public bool Widened { get; init; }

    public string? Prefecture { get; init; }

    public bool Cleared { get; init; }
}

/// <summary>What of a contribution decides who reads it.</summary>
internal sealed record Readable(Reach Reach, Tlp Sharing, DateTimeOffset At, string? NotBeyond, bool TopicIsOpenToForeign, bool AsksForClearance);

/// <summary>
/// What an organisation gave it goes on seeing, also after it left. For all others all of this must hold at once: taking part, the contributor's choice, the topic, the TLP label, the region, and the clearance where the policy asks for one. The
/// query filter (<see cref="WhoMaySeeAContribution"/>) says the same of all but undertaking and clearance, which every door of the council asks.
/// </summary>
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 45(6)")]
internal static class WhoMayReadAContribution
{
    internal static readonly Dated<Func<Readable, Reader, bool>> Rule = new Dated<Func<Readable, Reader, bool>>().From(InForce.Since, (item, reader) =>
        reader.Own
        || ((!item.AsksForClearance || reader.Cleared)
            && (reader.Secretariat
                || (reader.TakesPart && NotBeyondTheRegion.Holds(item.NotBeyond, reader.Prefecture) && (reader.Widened || IsGivenTo(item, reader))))));

    public static bool Reads(Readable item, Reader reader, DateOnly day) => Rule.On(day)(item, reader);

    private static bool IsGivenTo(Readable item, Reader reader) =>
        reader.InTopicSince is { } since
        && (!reader.IsForeign || item.TopicIsOpenToForeign)
        && item.Reach switch
        {
            Reach.Topic => TheTlpBindsTheCouncil.ReachesWhoCameAt(item.Sharing, item.At, since),
            Reach.Chosen => reader.Chosen,
            _ => false,
        };
}
