using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>That an operator's people were told of a last day at one of its points. The key is what makes it once.</summary>
internal sealed class RegisterReminder
{
    public required OrganisationId Operator { get; init; }

    public required DateOnly DueOn { get; init; }

    public required int Point { get; init; }

    public required DateTimeOffset At { get; init; }
}
