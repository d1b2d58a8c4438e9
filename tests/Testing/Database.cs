using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Noroshi.Testing;

/// <summary>The two databases on which every slice must hold.</summary>
public enum Database
{
    /// <summary>The embedded default.</summary>
    Sqlite,

    /// <summary>The production database.</summary>
    Postgres,
}

/// <summary>
/// Runs a theory on SQLite and on PostgreSQL: the first parameter is the <see cref="Database"/>, the others are given here.
/// It may be repeated for several sets of values.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] values) : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<Database>().Select(database => new TheoryDataRow([database, .. values]))]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
