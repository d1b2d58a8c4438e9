namespace Noroshi.Testing;

/// <summary>The checkout from which the tests run.</summary>
public static class Checkout
{
    /// <summary>Its root folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests lie outside of one.</exception>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Noroshi.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not inside a checkout.");
        }

        return folder;
    }
}
