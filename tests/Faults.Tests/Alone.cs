using Xunit.v3;

// Each of these tests loads the machine as a whole.
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
