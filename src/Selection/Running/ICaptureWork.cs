namespace Noroshi.Selection.Running;

/// <summary>A capture that several threads go through.</summary>
internal interface ICaptureWork
{
    /// <summary>Goes through what comes next, again and again, until there is no more.</summary>
    /// <param name="selector">The selector of this thread.</param>
    /// <param name="progress">Told how many octets came in.</param>
    /// <param name="stop">Stops between two chunks.</param>
    void Run(Selector selector, Action<long>? progress, CancellationToken stop);
}
