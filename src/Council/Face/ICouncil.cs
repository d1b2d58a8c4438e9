using Noroshi.Kernel;

namespace Noroshi.Council.Face;

/// <summary>Where a member stands among the regions.</summary>
/// <param name="Prefecture">The prefecture, JIS X 0401; null for one that has none, such as a foreign entity.</param>
/// <param name="Leads">Whether it is the prefecture itself, which may share onward to the municipalities of its region.</param>
public sealed record MemberRegion(string? Prefecture, bool Leads);

/// <summary>A topic as other modules may know it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">The number that is read out on the telephone.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Region">The prefecture, if it is a regional channel.</param>
/// <param name="OpenToForeign">Whether foreign members may be among its members.</param>
public sealed record CouncilTopic(TopicId Id, string Number, string Title, string? Region, bool OpenToForeign);

/// <summary>
/// That an organisation, member or not, gets what may be publicised on a topic or for a region and nothing else (remark 103 of the expert meeting).
/// </summary>
/// <param name="Organisation">Who gets it.</param>
/// <param name="Topic">On which topic; null for all.</param>
/// <param name="Region">For which prefecture; null for all.</param>
public sealed record PartialFeed(OrganisationId Organisation, TopicId? Topic, string? Region);

/// <summary>The questions that other modules may ask about the council (Act art 45). Whoever asks is answered; what is shown is for the asker's own rules.</summary>
public interface ICouncil
{
    /// <summary>Whether an organisation was an active member at the end of a legal day, or is one now if the day is today.</summary>
    Task<bool> IsMemberAsync(OrganisationId organisation, DateOnly day, CancellationToken cancellation);

    /// <summary>The active members at the end of a legal day, or now if the day is today.</summary>
    Task<IReadOnlySet<OrganisationId>> MembersAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>
    /// The persons of a member who may take part now: named, with an undertaking under Act art 45(7) in force, and, for a topic, of a member of
    /// it, with the clearance that the policy asks for there. Nobody if the organisation is no active member.
    /// </summary>
    Task<IReadOnlyList<PersonId>> WhoTakesPartAsync(OrganisationId organisation, TopicId? topic, CancellationToken cancellation);

    /// <summary>
    /// The persons of a member who may read what was shared with the members of a topic: those who take part, for a marked topic with the clearance that the
    /// policy asks for. That the topic was closed since, or the member left it, plays no part: what was shared was shared.
    /// </summary>
    Task<IReadOnlyList<PersonId>> WhoMayHearAsync(OrganisationId organisation, TopicId? topic, CancellationToken cancellation);

    /// <summary>The topics that are not closed.</summary>
    Task<IReadOnlyList<CouncilTopic>> TopicsAsync(CancellationToken cancellation);

    /// <summary>The active members of a topic.</summary>
    Task<IReadOnlyList<OrganisationId>> MembersOfAsync(TopicId topic, CancellationToken cancellation);

    /// <summary>How far inside an active member what it learns may be told; null if it is none or nothing was accepted.</summary>
    Task<InHouseRange?> InHouseRangeAsync(OrganisationId organisation, CancellationToken cancellation);

    /// <summary>The region of an active member; null if it is none.</summary>
    Task<MemberRegion?> RegionAsync(OrganisationId organisation, CancellationToken cancellation);

    /// <summary>The municipalities of the region that an active member leads; none for any other.</summary>
    Task<IReadOnlyList<OrganisationId>> MunicipalitiesAsync(OrganisationId prefecture, CancellationToken cancellation);

    /// <summary>Who gets a part of what may be publicised, on a day.</summary>
    Task<IReadOnlyList<PartialFeed>> PartialFeedsAsync(DateOnly day, CancellationToken cancellation);
}
