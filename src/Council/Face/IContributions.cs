using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Face;

/// <summary>A contribution in a list: what it is called, and from whom.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">The number that is read out on the telephone.</param>
/// <param name="Title">Its title.</param>
/// <param name="Contributor">Who contributed it.</param>
/// <param name="At">When.</param>
/// <param name="Topic">To which topic; null if to the secretariat alone.</param>
/// <param name="Sharing">How far the contributor lets it go.</param>
/// <param name="Withdrawn">Whether it was withdrawn.</param>
public sealed record ContributionListed(
    ContributionId Id, string Number, string Title, OrganisationId Contributor, DateTimeOffset At, TopicId? Topic, Tlp Sharing, bool Withdrawn);

/// <summary>A contribution as a source of analysis (Act art 37), with all that binds whatever is made of it.</summary>
/// <param name="Listed">What it is called, and from whom.</param>
/// <param name="Text">What it says; empty once withdrawn.</param>
/// <param name="Opinion">The contributor's opinion on its handling (Act art 45(6)); it travels with what is made of it.</param>
/// <param name="NotBeyond">The prefecture beyond which it may not go (地域外不可); null for no such limit.</param>
/// <param name="Marks">Whether it holds a secret. A contribution never holds 選別後通信情報.</param>
/// <param name="AllowedUpTo">The class with the widest circle in which the contributor allows its use for everybody whom that class may reach.</param>
public sealed record ContributionSource(
    ContributionListed Listed, string Text, HandlingOpinion Opinion, string? NotBeyond, Marks Marks, InformationClass AllowedUpTo);

/// <summary>Contributions as sources. Those that show something answer the Cabinet Office's analysts alone and nobody else; the last three are questions about a rule and answer whoever asks.</summary>
public interface IContributions
{
    /// <summary>The newest contributions, at most 200; those before a moment if one is given.</summary>
    Task<IReadOnlyList<ContributionListed>> ListAsync(DateTimeOffset? before, CancellationToken cancellation);

    /// <summary>Reads one, and keeps that it was read for analysis; null if it is not there for the actor.</summary>
    Task<ContributionSource?> ReadAsync(ContributionId id, CancellationToken cancellation);

    /// <summary>What binds several of them today, without what they say; those that are not there are left out.</summary>
    Task<IReadOnlyDictionary<ContributionId, ContributionSource>> BindingsAsync(IEnumerable<ContributionId> ids, CancellationToken cancellation);

    /// <summary>
    /// Whether the contributor, or the exception of Act art 45(6), allows use now in something of a class for anybody at all: for everybody, for some who are named, or within its region.
    /// Who may have it is asked by <see cref="RefusalsAsync"/> when it is provided.
    /// </summary>
    Task<Ruling> MayUseAsync(ContributionId id, InformationClass @class, CancellationToken cancellation);

    /// <summary>
    /// The organisations that may not have something of a class that rests on contributions, each with the first thing that stands in the way: its contributor's wish, or the region beyond which it
    /// does not go. The empty identity stands for the public.
    /// </summary>
    Task<IReadOnlyDictionary<OrganisationId, Ruling.Refused>> RefusalsAsync(
        IReadOnlyCollection<ContributionId> ids, InformationClass @class, IReadOnlyCollection<OrganisationId> recipients, CancellationToken cancellation);

    /// <summary>The prefectures beyond which contributors do not let some contributions go (地域外不可), JIS X 0401; none if nothing limits them.</summary>
    Task<IReadOnlyList<string>> RegionsAsync(IReadOnlyCollection<ContributionId> ids, CancellationToken cancellation);
}
