using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Noroshi.CriticalComputers.Store;

/// <summary>A 特定重要設備 of an operator.</summary>
internal readonly record struct FacilityId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One entry of an operator's register. Lists are read on from one, so that the database compares them.</summary>
internal readonly record struct ComputerId(Guid Value)
{
    public static bool operator <(ComputerId left, ComputerId right) => left.Value < right.Value;

    public static bool operator >(ComputerId left, ComputerId right) => left.Value > right.Value;

    public static bool operator <=(ComputerId left, ComputerId right) => left.Value <= right.Value;

    public static bool operator >=(ComputerId left, ComputerId right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString("D");
}

/// <summary>One filed notification.</summary>
internal readonly record struct NotificationId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One node of a drawn network.</summary>
internal readonly record struct NodeId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

internal sealed class FacilityIdValue() : ValueConverter<FacilityId, Guid>(id => id.Value, value => new FacilityId(value));

internal sealed class ComputerIdValue() : ValueConverter<ComputerId, Guid>(id => id.Value, value => new ComputerId(value));

internal sealed class NotificationIdValue() : ValueConverter<NotificationId, Guid>(id => id.Value, value => new NotificationId(value));

internal sealed class NodeIdValue() : ValueConverter<NodeId, Guid>(id => id.Value, value => new NodeId(value));
