using Noroshi.Kernel;

namespace Noroshi.Council.Face;

/// <summary>A member contributed something to the council.</summary>
/// <param name="Contribution">What.</param>
/// <param name="Contributor">Who.</param>
/// <param name="Topic">To which topic; null if to the secretariat alone.</param>
/// <param name="At">When.</param>
public sealed record ContributionMade(ContributionId Contribution, OrganisationId Contributor, TopicId? Topic, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "council.contribution-made.v1";
}

/// <summary>A member withdrew what it had contributed. Whatever rests on it is to be looked at anew.</summary>
/// <param name="Contribution">What.</param>
/// <param name="Contributor">Who.</param>
/// <param name="At">When.</param>
public sealed record ContributionWithdrawn(ContributionId Contribution, OrganisationId Contributor, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "council.contribution-withdrawn.v1";
}

/// <summary>A request for wider use was answered, or decided under the exception of Act art 45(6). What is allowed now is asked of <see cref="IContributions"/>.</summary>
/// <param name="Widening">Which request.</param>
/// <param name="Contribution">On what.</param>
/// <param name="Widened">Whether anything more is allowed than before.</param>
/// <param name="ByException">Whether it was decided against or without the contributor.</param>
/// <param name="At">When.</param>
public sealed record WideningAnswered(WideningId Widening, ContributionId Contribution, bool Widened, bool ByException, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "council.widening-answered.v1";
}

/// <summary>An organisation's membership of the council changed.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="State">What it is now.</param>
/// <param name="At">When.</param>
public sealed record MembershipChanged(OrganisationId Organisation, MemberState State, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "council.membership-changed.v1";
}
