using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>
/// Law is pure: nothing in a *.Law namespace knows a database, the web, a task or a clock. Facts come in, an answer goes out.
/// (The predicates of sight name StoreDb, for its actor: a filter must be bound to the context itself, or it freezes.)
/// Both sides of the rule are taken from real types, so that it cannot pass on an empty house.
/// </summary>
public class The_law
{
    private static readonly string[] Impure =
    [
        typeof(Microsoft.EntityFrameworkCore.DbContext).Namespace!,
        "Microsoft.AspNetCore",
        typeof(System.Net.Http.HttpClient).Namespace!,
        typeof(System.IO.File).FullName!,
        typeof(Task).FullName!,
        typeof(ValueTask).FullName!,
        typeof(TimeProvider).FullName!,
    ];

    [Fact]
    public void is_pure()
    {
        var architecture = new ArchLoader().LoadAssemblies([.. Repository.Modules]).Build();

        Assert.NotEmpty(LawOf(architecture));
        Wall.Stands(Breaches(architecture));
    }

    [Fact]
    public void that_waits_or_reads_a_clock_or_asks_a_database_or_knows_the_web_is_named()
    {
        var breaches = Breaches(new ArchLoader().LoadAssemblies(typeof(The_law).Assembly).Build());

        Assert.Equal(
            [
                "Noroshi.Architecture.Tests.Violations.Law.ImpureRule knows Microsoft.AspNetCore.Http.HttpContext",
                "Noroshi.Architecture.Tests.Violations.Law.ImpureRule knows Microsoft.EntityFrameworkCore.DbContext",
                "Noroshi.Architecture.Tests.Violations.Law.ImpureRule knows System.Threading.Tasks.Task",
                "Noroshi.Architecture.Tests.Violations.Law.ImpureRule knows System.TimeProvider",
            ],
            breaches.Where(b => !b.Contains("ChangeTracking", StringComparison.Ordinal)));
    }

    private static IType[] LawOf(ArchUnitNET.Domain.Architecture architecture) =>
        [.. architecture.Types.Where(t => t.Namespace.FullName.Split('.').Contains("Law"))];

    private static string[] Breaches(ArchUnitNET.Domain.Architecture architecture) =>
    [
        .. from type in LawOf(architecture)
           from target in type.Dependencies.Select(d => Bare(d.Target.FullName)).Distinct()
           where Impure.Any(i => target == i || target.StartsWith(i + ".", StringComparison.Ordinal))
           orderby type.FullName, target
           select $"{type.FullName} knows {target}",
    ];

    private static string Bare(string name) => name.Split('`', '<')[0];
}
