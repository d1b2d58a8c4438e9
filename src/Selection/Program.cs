using System.CommandLine;
using Noroshi.Selection.Commands;

namespace Noroshi.Selection;

internal static class Program
{
    private static int Main(string[] args)
    {
        var parsed = Select.Command().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        Console.Error.WriteLine("How to: noroshi select --help");
        return Exit.NotUnderstood;
    }
}
