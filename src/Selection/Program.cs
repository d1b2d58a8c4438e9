using System.CommandLine;
using Noroshi.Selection.Commands;

namespace Noroshi.Selection;

internal static class Program
{
    private static int Main(string[] args)
    {
        var parsed = Select.Command().Parse(args);
        return parsed.Errors.Count == 0 ? parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }) : NotUnderstood(parsed.Errors.Select(e => e.Message));
    }

    /// <summary>Says what is not understood.</summary>
    public static int NotUnderstood(IEnumerable<string> why)
    {
        foreach (var one in why)
        {
            Console.Error.WriteLine(one);
        }

        Console.Error.WriteLine("How to: noroshi select --help");
        return Exit.NotUnderstood;
    }
}
