namespace Jejak.Training.Coreference;

/// <summary>The one-to-one assignment of rows to columns with the greatest sum (Kuhn 1955; Munkres 1957), by shortest augmenting paths over potentials.</summary>
internal static class Assignment
{
    /// <summary>The greatest sum; rows or columns may stay unassigned where there are more of the others.</summary>
    /// <param name="gains">Not negative; a rectangle.</param>
    public static double Best(double[,] gains)
    {
        int rows = gains.GetLength(0), columns = gains.GetLength(1);
        int size = Math.Max(rows, columns);
        if (Math.Min(rows, columns) == 0) return 0;
        double Cost(int row, int column) => row < rows && column < columns ? -gains[row, column] : 0;
        var u = new double[size + 1];
        var v = new double[size + 1];
        var rowOf = new int[size + 1];
        for (int row = 1; row <= size; row++) Augment(row, size, Cost, u, v, rowOf);
        double sum = 0;
        for (int column = 1; column <= size; column++) sum -= Cost(rowOf[column] - 1, column - 1);
        return sum;
    }

    private static void Augment(int row, int size, Func<int, int, double> cost, double[] u, double[] v, int[] rowOf)
    {
        var least = new double[size + 1];
        var from = new int[size + 1];
        var done = new bool[size + 1];
        Array.Fill(least, double.PositiveInfinity);
        rowOf[0] = row;
        int column = 0;
        do
        {
            done[column] = true;
            int next = 0;
            double step = double.PositiveInfinity;
            for (int j = 1; j <= size; j++)
            {
                if (done[j]) continue;
                double reduced = cost(rowOf[column] - 1, j - 1) - u[rowOf[column]] - v[j];
                if (reduced < least[j]) (least[j], from[j]) = (reduced, column);
                if (least[j] < step) (step, next) = (least[j], j);
            }
            for (int j = 0; j <= size; j++)
            {
                if (done[j])
                {
                    u[rowOf[j]] += step;
                    v[j] -= step;
                }
                else least[j] -= step;
            }
            column = next;
        }
        while (rowOf[column] != 0);
        for (; column != 0; column = from[column]) rowOf[column] = rowOf[from[column]];
    }
}
