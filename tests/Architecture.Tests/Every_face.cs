using System.Reflection;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>What a module shows to others stays small and is approved by name: Faces/MODULE.txt. NOROSHI_APPROVE=1 writes the files anew.</summary>
public class Every_face
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Faces");

    [Fact]
    public void is_the_approved_one()
    {
        Assert.NotEmpty(Repository.Modules);
        if (Repository.Approving)
        {
            foreach (var module in Repository.Modules)
            {
                File.WriteAllLines(Approved(module), Shown(module.GetExportedTypes()));
            }
        }

        Wall.Stands([.. Repository.Modules.SelectMany(m => Breaches(Name(m), Shown(m.GetExportedTypes()), File.Exists(Approved(m)) ? File.ReadAllLines(Approved(m)) : []))]);
    }

    [Fact]
    public void is_of_a_module_that_exists()
    {
        var files = Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!);

        Wall.Stands([.. files.Except(Repository.Modules.Select(Name))]);
    }

    [Fact]
    public void stands_in_a_room_that_says_what_it_is_for()
    {
        Assert.NotEmpty(Rooms);
        Wall.Stands(Silent(Rooms, File.Exists));
    }

    [Fact]
    public void of_a_room_that_says_nothing_is_named() => Assert.Equal(["src/Parties has no README.md"], Silent(["src/Parties"], _ => false));

    [Fact]
    public void refuses_a_type_that_nobody_approved() =>
        Assert.Equal(["Parties shows Noroshi.Architecture.Tests.Every_face, which is not in Faces/Parties.txt"], Breaches("Parties", Shown([typeof(Every_face)]), []));

    [Fact]
    public void refuses_an_approved_type_that_is_gone() =>
        Assert.Equal(["Faces/Parties.txt approves Noroshi.Parties.Gone, which is not there"], Breaches("Parties", [], ["Noroshi.Parties.Gone"]));

    // A room has a Face; the floor (Kernel, Store) and the host have none.
    private static IEnumerable<string> Rooms => Repository.Files("src").Where(p => p.Split('/') is ["src", _, "Face", _]).Select(p => $"src/{p.Split('/')[1]}").Distinct();

    private static string[] Silent(IEnumerable<string> rooms, Func<string, bool> exists) =>
        [.. rooms.Where(r => !exists(Path.Combine(Repository.Root, r, "README.md"))).Select(r => $"{r} has no README.md")];

    private static string[] Breaches(string module, string[] shown, string[] approved) =>
    [
        .. shown.Except(approved).Select(t => $"{module} shows {t}, which is not in Faces/{module}.txt"),
        .. approved.Except(shown).Select(t => $"Faces/{module}.txt approves {t}, which is not there"),
    ];

    private static string[] Shown(IEnumerable<Type> types) => [.. types.Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    private static string Name(Assembly module) => module.GetName().Name!["Noroshi.".Length..];

    private static string Approved(Assembly module) => Path.Combine(Folder, $"{Name(module)}.txt");
}
